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
        ["delegate"] = ReadDelegate,
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

    private static Reading ReadDelegate(CardPress press)
    {
        if (press.Office.Position(press.Input("to")) is not { } to) return Refusals.NoOneToConsult;
        // Whose part it is may be said; whether this person may hand it on is for the domain to decide.
        var from = press.Input("from") is { Length: > 0 } key && !press.By.Is(key) ? key : null;
        return new DelegateTo(press.Now, press.By, press.Seen, to, press.Input("reason"), from);
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
