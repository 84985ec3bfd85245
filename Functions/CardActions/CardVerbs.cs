using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;

namespace Sop697.Functions.CardActions;

/// <summary>Which inputs of a card make which command. The names are the contract's.</summary>
internal static class CardVerbs
{
    internal static IReadOnlyDictionary<string, Func<CardPress, Reading>> Readers { get; } = new Dictionary<string, Func<CardPress, Reading>>
    {
        ["consult"] = ReadConsult,
        ["answer"] = p => new Answer(p.Now, p.By, p.Seen, p.Input("text"), p.Data.Suggestion),
        ["approve"] = p => new Approve(p.Now, p.By, p.Seen, p.Input("note")),
        ["return"] = p => new Return(p.Now, p.By, p.Seen, p.Input("reason")),
        ["release"] = p => new ReleaseAnswer(p.Now, p.By, p.Seen, p.Input("text"), p.Data.Suggestion),
        ["close"] = p => Codes.Find<Outcome>(p.Input("outcome")) is { } outcome
            ? new CloseCase(p.Now, p.By, p.Seen, outcome, p.Input("reason"))
            : Refusals.NotAnExit,
        ["delegate"] = p => p.Office.Position(p.Input("to")) is { } to
            ? new DelegateTo(p.Now, p.By, p.Seen, to, p.Input("reason"))
            : Refusals.NoOneToConsult,
        ["correct"] = ReadCorrect,
    };

    private static Reading ReadCorrect(CardPress press)
    {
        var (inquiry, fault) = InquiryInputs.Read(press);
        if (inquiry is null) return fault!;
        var above = press.By.Seats.FirstOrDefault(s => s.Position.Role == Role.TimMediaSosial)?.Position.Superior;
        var route = above is null ? null : press.Office.RouteFor(inquiry, above);
        return new Correct(press.Now, press.By, press.Seen, inquiry, press.Office.RuleFor(inquiry), route?.Owner, route?.Approver);
    }

    private static Reading ReadConsult(CardPress press)
    {
        List<Position> to = [];
        foreach (var key in press.Input("to").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (press.Office.Position(key) is not { } position) return Refusals.NoOneToConsult;
            to.Add(position);
        }

        return new Consult(press.Now, press.By, press.Seen, to, press.Input("note"));
    }
}
