using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using Peak.Webapps.JsonTests.Support;

namespace Peak.Webapps.JsonTests;

/// <summary>A million damaged responses: each is read, or refused with the documented exception.</summary>
public sealed class FuzzTests
{
    private const int ResponsesPerSeed = 1_000;

    private static readonly int Responses = FullRun.Share(1_000_000);

    private static readonly byte[][] Originals = [.. new[] { Webapp, Page, """{"id":"1"}""", """{"message":"no","detail":null}""" }.Select(Encoding.UTF8.GetBytes)];

    private static readonly byte[][] Words = [.. new[]
    {
        "{", "}", "[", "]", ",", ":", "\"", "\\u0000", "\\ud83d", "null", "true", "-1e999999", "1.5", "99999999999999999999", "NaN", "-Infinity", "undefined",
        "/*", "*/", "//", "new Date(1)", "{\"$type\":\"System.IO.FileInfo\"}", "\"$ref\":\"1\"", "\"id\":", "\"tags\":[", "\"status\":\"\"", "\"updatedAt\":\"0001-01-01\"", "é", "😀", "\uFEFF",
    }.Select(Encoding.UTF8.GetBytes)];

    private static string Webapp =>
        """{"id":"ab11c21d","name":"churn","title":null,"status":"AVAILABLE","imageDetails":{"imageId":101,"versionId":7,"digest":"é€😀"},"resources":{},"sessionStickiness":false,"createdAt":"2026-03-01T18:00:00.000Z","updatedAt":"2026-03-02T09:30:00+01:00","updatedBy":"ada","tags":[{"name":"a"},"b",1.5],"scale":{"to":[0,{"x":null}]}}""";

    private static string Page =>
        """{"webappsCount":1,"webapps":[{"id":"1","name":"churn","status":"NEWER","updatedAt":"2026-03-02T09:30:00Z","updatedBy":"ada","tags":[]}],"pageCount":1,"pageNumber":1,"pageSize":25}""";

    [Fact]
    public void A_damaged_response_is_read_or_refused()
    {
        var accepted = 0;

        Parallel.For(FullRun.Seed, FullRun.Seed + (Responses / ResponsesPerSeed), seed => Interlocked.Add(ref accepted, Fuzz(seed)));

        accepted.Should().BeInRange(Responses / 100, Responses - (Responses / 100), "both results are to be frequent");
    }

    [Theory]
    [InlineData(false, "deep")]
    [InlineData(false, """{"id":"1","x":deep""")]
    [InlineData(true, """{"id":"1","x":digits}""")]
    [InlineData(true, """{"id":"1","x":1edigits}""")]
    [InlineData(true, """{"id":"1",many}""")]
    [InlineData(true, """{"id":"1","x":{many}}""")]
    [InlineData(true, """{"id":"1","x":"digits"}""")]
    [InlineData(false, """{"id":digits}""")]
    [InlineData(false, """{"digits":1}""")]
    [InlineData(false, """{"id":"1"} {}""")]
    public void A_hostile_response_is_read_or_refused_within_bounds(bool isRead, string template)
    {
        var json = template
            .Replace("deep", new string('[', 100_000), StringComparison.Ordinal)
            .Replace("digits", new string('9', 1_000_000), StringComparison.Ordinal)
            .Replace("many", string.Join(',', Enumerable.Range(0, 50_000).Select(_ => "\"x\":1")), StringComparison.Ordinal);
        var body = Encoding.UTF8.GetBytes(json);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var result = Read(body);

        result.Should().Be(isRead);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(100_000 + (16L * json.Length));
    }

    [Fact]
    public void Type_information_is_not_used()
    {
        var reference = PeakJson.Read<WebappReference>("""{"$type":"System.IO.FileInfo, System.Private.CoreLib","id":"1","$ref":"2"}""")!;

        reference.AdditionalProperties.Should().ContainKeys("$type", "$ref");
        reference.AdditionalProperties["$type"].Type.Should().Be(JTokenType.String);
    }

    /// <returns>The number of responses that were read.</returns>
    private static int Fuzz(int seed)
    {
        var random = new Random(seed);
        var accepted = 0;
        for (var response = 0; response < ResponsesPerSeed; response++)
        {
            var bytes = Damage(Originals[random.Next(Originals.Length)], random);
            var type = ContractTypes.Objects[random.Next(ContractTypes.Objects.Count)];
            try
            {
                var value = response % 2 == 0 ? Generated.Read(type, bytes) : Generated.Read(type, Bodies.Of(bytes, segmentLength: random.Next(1, 200)));
                if (value is not null)
                {
                    accepted++;
                    // What was copied without parsing is valid, too.
                    _ = JsonDocument.Parse(Generated.Write(value));
                    _ = (ContractTypes.UnknownOf(type)?.GetValue(value) as IDictionary<string, JToken>)?.Count;
                }
            }
            catch (JsonException exception) when (exception.Message.Length <= 1000)
            {
                // Callers see an InvalidResponseException.
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed}, response {response}, {type.Name}: {Convert.ToHexString(bytes)}", exception);
            }
        }

        return accepted;
    }

    private static byte[] Damage(byte[] original, Random random)
    {
        var bytes = new List<byte>(original);
        for (var times = random.Next(0, 4); times > 0; times--)
        {
            var place = random.Next(bytes.Count + 1);
            var length = random.Next(0, Math.Min(40, bytes.Count - place) + 1);
            switch (random.Next(5))
            {
                case 0:
                    bytes.InsertRange(place, Words[random.Next(Words.Length)]);
                    break;
                case 1:
                    bytes.RemoveRange(place, length);
                    break;
                case 2:
                    bytes.InsertRange(place, bytes.GetRange(place, length));
                    break;
                case 3:
                    bytes.RemoveRange(place, bytes.Count - place);
                    break;
                default:
                    bytes.Insert(place, (byte)random.Next(256));
                    break;
            }
        }

        return [.. bytes];
    }

    private static bool Read(byte[] body)
    {
        try
        {
            return PeakJson.Read<WebappReference>(body) is not null;
        }
        catch (JsonException exception)
        {
            exception.Message.Length.Should().BeLessThanOrEqualTo(1000);
            return false;
        }
    }
}
