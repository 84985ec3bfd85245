using Sop697.Domain.Cases;

namespace Sop697.Tests.Domain.Cases;

public sealed class ApprovalRuleSpecs
{
    [Theory]
    [InlineData(null, InquiryClass.Pertanyaan, ApprovalRule.KasiDanKabid)]
    [InlineData(ApprovalRule.KasiSaja, InquiryClass.Pertanyaan, ApprovalRule.KasiSaja)]
    [InlineData(ApprovalRule.KasiDanKasiTerkait, InquiryClass.Pertanyaan, ApprovalRule.KasiDanKasiTerkait)]
    [InlineData(ApprovalRule.KasiDanKasiTerkait, InquiryClass.Pengaduan, ApprovalRule.KasiDanKasiTerkait)]
    public void The_topic_says_whose_agreement_is_needed(ApprovalRule? topic, InquiryClass kind, ApprovalRule rule) =>
        Assert.Equal(rule, Approval.RuleFor(topic, kind));

    [Fact]
    public void A_complaint_never_goes_out_on_one_persons_word() =>
        Assert.Equal(ApprovalRule.KasiDanKabid, Approval.RuleFor(ApprovalRule.KasiSaja, InquiryClass.Pengaduan));

    [Fact]
    public void A_corrected_report_is_held_to_the_rule_of_what_it_says_now()
    {
        var opened = Evolved(null, new CaseOpened(0, Inquiry, ApprovalRule.KasiSaja, "tim", "kasi", "kabid", "http"));
        Assert.Equal(ApprovalRule.KasiDanKabid, Evolved(opened, new CaseCorrected(Inquiry, ApprovalRule.KasiDanKabid)).Rule);
        Assert.Equal(ApprovalRule.KasiSaja, Evolved(opened, new CaseCorrected(Inquiry)).Rule);
    }

    private static Inquiry Inquiry { get; } = new(Channel.Instagram, InquiryClass.Pertanyaan, "Jam buka?");

    private static Case Evolved(Case? state, CaseEvent happened) => CaseEvolution.Evolve(
        state, happened, "0123456789abcdefghjkmnpqrs", new Stamp(1, new DateTimeOffset(2026, 11, 24, 3, 0, 0, TimeSpan.Zero), new ActedBy("o", "Rini", "tim", "Tim", Sop697.Domain.Steps.ActingKind.Definitif)));
}
