using System.Diagnostics.Metrics;
using Sop697.Workflow;

namespace Sop697.Tests.Workflow;

public sealed class MeasuresTests
{
    [Fact]
    public async Task What_became_of_commands_and_cards_is_counted_without_texts_or_people()
    {
        Dictionary<string, long> counted = [];
        using var listener = new MeterListener { InstrumentPublished = (i, l) => { if (i.Meter.Name == Measures.Name) l.EnableMeasurementEvents(i); } };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var name = string.Join(' ', [instrument.Name, .. tags.ToArray().Select(t => $"{t.Value}")]);
            lock (counted) counted[name] = counted.GetValueOrDefault(name) + value;
        });
        listener.Start();

        var stage = new Stage();
        await stage.OpenAsync();
        await stage.OpenAsync();
        await stage.RunAsync();
        await stage.ArchiveAsync();

        lock (counted)
        {
            Assert.True(counted["sop697.decisions OpenCase accepted"] >= 1);
            Assert.True(counted["sop697.decisions OpenCase repeated"] >= 1);
            Assert.True(counted["sop697.cards sent"] >= 2);
            Assert.True(counted["sop697.archive.runs done"] >= 1);
        }
    }
}
