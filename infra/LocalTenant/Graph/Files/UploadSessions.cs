using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Sop697.LocalTenant.Graph.SharePoint;

namespace Sop697.LocalTenant.Graph.Files;

/// <summary>Big files in slices. A session ends with the process; the caller then opens a new one.</summary>
internal sealed class UploadSessions(GraphState state, DriveJson shape, FileWriter files)
{
    private const int Granule = 320 * 1024;
    private const int LargestSlice = 60 * 1024 * 1024;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, Session> _open = [];

    private sealed record Session(SharePointList Library, ListItem Parent, string Name, NameConflict Conflict, string Author, DateTime Expires)
    {
        public MemoryStream Received { get; } = new();
    }

    public JsonObject Open(SharePointList library, ListItem parent, string name, NameConflict conflict, string author)
    {
        var id = Guid.NewGuid().ToString("N");
        var session = new Session(library, parent, name, conflict, author, Clock.Now() + Lifetime);
        _open[id] = session;
        var json = Status(session);
        json["uploadUrl"] = $"{state.Options.PageUrl}{SiteAddress.Path}/_api/v2.0/uploadSessions/{id}";
        return json;
    }

    /// <summary>One call to the upload address: PUT a slice, GET the state, DELETE the session.</summary>
    public GraphResponse Handle(string id, string method, bool hasAuthorization, string? contentRange, byte[] body)
    {
        try
        {
            lock (state.Gate)
            {
                if (hasAuthorization) throw new GraphError(401, "unauthenticated", "An upload address takes no Authorization header.");
                if (!_open.TryGetValue(id, out var session) || session.Expires < Clock.Now()) throw GraphError.NotFound("The upload session was not found");
                if (method == "GET") return GraphResponse.Ok(Status(session));
                if (method == "PUT") return Slice(id, session, contentRange, body);
                _open.Remove(id);
                return GraphResponse.NoContent();
            }
        }
        catch (GraphError error)
        {
            return GraphResponse.From(error, null);
        }
    }

    private GraphResponse Slice(string id, Session session, string? contentRange, byte[] body)
    {
        if (!ContentRangeHeaderValue.TryParse(contentRange, out var range) || range is not { From: { } from, To: { } to, Length: { } total })
            throw GraphError.Invalid("A Content-Range like 'bytes 0-327679/1000000' is required.");
        if (body.Length != to - from + 1) throw GraphError.Invalid("Content-Range and Content-Length disagree.");
        if (from != session.Received.Length) throw new GraphError(416, "invalidRange", "The uploaded fragment overlaps with data that has already been received or is out of order.", "fragmentOverlap");
        if (body.Length >= LargestSlice) throw new GraphError(413, "invalidRequest", "The fragment is too large.");
        var last = to + 1 == total;
        if (!last && body.Length % Granule != 0) throw GraphError.Invalid($"Slices but the last are multiples of {Granule} bytes.");
        session.Received.Write(body);
        if (!last) return new GraphResponse(202, Status(session));
        _open.Remove(id);
        var (item, created) = files.Put(session.Library, session.Parent, session.Name, session.Received.ToArray(), session.Conflict, session.Author);
        return new GraphResponse(created ? 201 : 200, shape.Item(session.Library, item));
    }

    private static JsonObject Status(Session session) => new()
    {
        ["expirationDateTime"] = Column.Iso(session.Expires),
        ["nextExpectedRanges"] = new JsonArray($"{session.Received.Length}-"),
    };
}
