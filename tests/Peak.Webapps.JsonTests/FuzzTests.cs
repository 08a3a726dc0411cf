using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Peak.Webapps.JsonTests.Support;

namespace Peak.Webapps.JsonTests;

/// <summary>A million answers that went wrong on the way: each is read, or refused with the one exception that callers are told of.</summary>
public sealed class FuzzTests
{
    private const string SeedVariable = "PEAK_FUZZ_SEED";
    private const int AnswersPerSeed = 10_000;

    private static readonly int Answers = Effort.Of(1_000_000);

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
    public void Whatever_comes_is_read_or_refused()
    {
        var first = int.Parse(Environment.GetEnvironmentVariable(SeedVariable) ?? "1", CultureInfo.InvariantCulture);
        var accepted = 0;

        Parallel.For(first, first + (Answers / AnswersPerSeed), seed => Interlocked.Add(ref accepted, Fuzz(seed)));

        accepted.Should().BeInRange(Answers / 100, Answers - (Answers / 100), "both ends are to be reached often");
    }

    [Fact]
    public void Hostile_answers_are_refused_or_kept_within_bounds()
    {
        var deep = new string('[', 100_000);
        var digits = new string('9', 1_000_000);
        var many = string.Join(',', Enumerable.Range(0, 50_000).Select(_ => "\"x\":1"));

        Bounded(deep).Should().BeFalse();
        Bounded($$"""{"id":"1","x":{{deep}}""").Should().BeFalse();
        Bounded($$"""{"id":"1","x":{{digits}}}""").Should().BeFalse();
        Bounded($$"""{"id":"1","x":1e{{digits}}}""").Should().BeTrue("infinity is a number of JSON to Newtonsoft.Json");
        Bounded($$"""{"id":"1",{{many}}}""").Should().BeTrue();
        Bounded($$"""{"id":"1","x":{ {{many}} } }""").Should().BeTrue();
        Bounded($$"""{"id":"1","x":"{{digits}}"}""").Should().BeTrue();
        Bounded("""{"id":"1"} {}""").Should().BeFalse();
    }

    [Fact]
    public void Type_information_is_kept_as_what_it_is()
    {
        using var body = Bodies.Of("""{"$type":"System.IO.FileInfo, System.Private.CoreLib","id":"1","$ref":"2"}"""u8);

        var reference = PeakJson.Read<WebappReference>(body)!;

        reference.AdditionalProperties.Should().ContainKeys("$type", "$ref");
        reference.AdditionalProperties["$type"].Type.Should().Be(JTokenType.String);
    }

    /// <returns>How many answers were read.</returns>
    private static int Fuzz(int seed)
    {
        var random = new Random(seed);
        var accepted = 0;
        for (var answer = 0; answer < AnswersPerSeed; answer++)
        {
            var bytes = Damage(Originals[random.Next(Originals.Length)], random);
            var type = ContractTypes.Objects[random.Next(ContractTypes.Objects.Count)];
            using var body = Bodies.Of(bytes);
            try
            {
                accepted += Generated.Read(type, body) is null ? 0 : 1;
            }
            catch (JsonException exception) when (exception.Message.Length <= 2 * MessageText.MaxLength)
            {
                // What callers are told of, as an InvalidResponseException.
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"{SeedVariable}={seed}, answer {answer}, {type.Name}: {Convert.ToHexString(bytes)}", exception);
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

    /// <summary>Whether it is read; the work is bounded by what it allocates: a multiple of its size.</summary>
    private static bool Bounded(string json)
    {
        using var body = Bodies.Of(Encoding.UTF8.GetBytes(json));
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            return PeakJson.Read<WebappReference>(body) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
        finally
        {
            (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(100_000 + (64L * json.Length));
        }
    }
}
