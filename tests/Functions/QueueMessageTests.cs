using System.Diagnostics;
using System.Text.Json;
using Sop697.Functions.Doors;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Functions;

/// <summary>What the Functions host sends, in the forms seen and documented.</summary>
public sealed class QueueMessageTests
{
    private const string Message = """{"caseId":"0123456789abcdefghjkmnpqrs","bucket":"202611240730","stamp":"e1","traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}""";

    private static readonly DueRow Row = new("202611240730", "0123456789abcdefghjkmnpqrs", "e1");

    [Fact]
    public void A_message_encoded_twice_is_read() => Assert.Equal(Row, QueueMessage.Row(Payload(JsonSerializer.Serialize(JsonSerializer.Serialize(Message)))));

    [Fact]
    public void The_invocation_it_goes_back_to_is_read_and_may_be_missing()
    {
        Assert.Equal("inv-1", QueueMessage.Origin(Payload("""{"caseId":"0123456789abcdefghjkmnpqrs","bucket":"202611240730","origin":"inv-1"}""")));
        Assert.Null(QueueMessage.Origin(Payload(JsonSerializer.Serialize(Message))));
    }

    [Fact]
    public void A_message_encoded_once_is_read() => Assert.Equal(Row, QueueMessage.Row(Payload(JsonSerializer.Serialize(Message))));

    [Fact]
    public void A_message_that_is_an_object_is_read() => Assert.Equal(Row, QueueMessage.Row(Payload(Message)));

    [Theory]
    [InlineData("\"\\\"hello\\\"\"")]
    [InlineData("\"not json\"")]
    [InlineData("12")]
    [InlineData("null")]
    [InlineData("{\"caseId\":7,\"bucket\":\"202611240730\"}")]
    [InlineData("{\"caseId\":\"0123456789abcdefghjkmnpqrs\"}")]
    public void What_is_not_ours_is_no_row(string message) => Assert.Null(QueueMessage.Row(Payload(message)));

    [Fact]
    public void A_payload_without_data_is_no_row() => Assert.Null(QueueMessage.Row(JsonDocument.Parse("{}").RootElement));

    [Fact]
    public void The_trace_of_the_request_goes_on_in_the_queue_and_names_the_case()
    {
        using var listener = new ActivityListener { ShouldListenTo = s => s.Name == Measures.Name, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);
        using var activity = QueueMessage.Continue(Payload(Message), "work", Row.CaseId);
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", activity?.TraceId.ToString());
        Assert.Equal(Row.CaseId, activity?.GetTagItem("sop697.case_id"));
    }

    private static JsonElement Payload(string message) => JsonDocument.Parse("{\"Data\":{\"message\":" + message + "},\"Metadata\":{}}").RootElement;
}
