using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Peak.Webapps.AllocationTests.Support;
using Peak.Webapps.Benchmarks.Peers;

namespace Peak.Webapps.AllocationTests;

/// <summary>
/// Many concurrent calls that succeed, fail or are cancelled, while other code rents and fills pooled arrays: no request
/// or response contains bytes of another one, and no array is written to after it was returned.
/// </summary>
public sealed class MixedCallsTests
{
    private const int Callers = 32;
    private const byte Filling = 0xEE;

    /// <summary>Longer than one segment of a body.</summary>
    private const int LongestText = 200_000;

    private static readonly int CallsPerCaller = FullRun.Share(100);

    private static readonly int[] PooledLengths = [16, 1024, 2048, 8 * 1024, 16 * 1024, 32 * 1024, 64 * 1024, 256 * 1024];

    [Fact]
    public async Task No_call_reads_bytes_of_another()
    {
        var client = new WebappClient(
            new PeakSession(PeerToken.Value, new Uri("https://service.peak.ai")), new() { Handler = new EchoHandler(), Retry = new() { MaxRetries = 0 } });
        using var finished = new CancellationTokenSource();
        var fillers = new[] { FillAsync(Filling, finished.Token), FillAsync((char)Filling, finished.Token) };

        var succeeded = (await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(client, caller))))).Sum();

        await finished.CancelAsync();
        await Task.WhenAll(fillers);
        succeeded.Should().BeInRange(Callers * CallsPerCaller / 4, Callers * CallsPerCaller * 3 / 4, "some calls succeed and some fail");
    }

    /// <returns>The number of calls that succeeded.</returns>
    private static async Task<int> CallAsync(WebappClient client, int caller)
    {
        var random = new Random(FullRun.Seed + caller);
        var succeeded = 0;
        for (var call = 0; call < CallsPerCaller; call++)
        {
            var text = Text(caller, random);
            // The id selects how the response ends.
            var end = random.Next(8) switch { 0 => "cut", 1 => "stall", 2 => "truncate", 3 => "error", _ => "end" };
            try
            {
                using var cancellation = new CancellationTokenSource();
                var update = client.UpdateWebappAsync(end, new() { Title = text, Description = text }, cancellation.Token);
                if (end == "stall")
                {
                    await cancellation.CancelAsync();
                }

                Check(await update, text);
                succeeded++;
            }
            catch (Exception exception) when (exception is PeakException or OperationCanceledException)
            {
                end.Should().NotBe("end", "{0}", exception.Message);
                (exception as NotFoundException)?.Message.Should().Contain(text[..20]);
            }
        }

        return succeeded;
    }

    private static void Check(WebappReference response, string text)
    {
        var echo = (JObject)response.AdditionalProperties["echo"];
        ((string?)echo["title"] == text && (string?)echo["description"] == text).Should().BeTrue("the response echoes the request");
    }

    /// <summary>A text whose every part differs from the texts of the other callers.</summary>
    private static string Text(int caller, Random random)
    {
        var word = string.Create(CultureInfo.InvariantCulture, $"{caller:00}é{random.Next(10_000):0000}😀");
        var times = (random.Next(4) == 0 ? random.Next(LongestText) : random.Next(2_000)) / word.Length;
        return string.Concat(Enumerable.Repeat(word, times + 3));
    }

    /// <summary>Rents arrays, fills them, yields to other tasks, and checks that the arrays have not changed.</summary>
    private static async Task FillAsync<T>(T filling, CancellationToken finished)
    {
        while (!finished.IsCancellationRequested)
        {
            var arrays = Array.ConvertAll(PooledLengths, ArrayPool<T>.Shared.Rent);
            Array.ForEach(arrays, array => Array.Fill(array, filling));
            await Task.Yield();
            foreach (var array in arrays)
            {
                array.AsSpan().ContainsAnyExcept(filling).Should().BeFalse("only the code that rented an array writes to it");
                ArrayPool<T>.Shared.Return(array);
            }
        }
    }

    /// <summary>Responds with the body of the request, in small parts, and yields to other tasks between them.</summary>
    private sealed class EchoHandler : HttpMessageHandler
    {
        private const int MostAtOnce = 5_000;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            var body = await request.Content!.ReadAsStringAsync(CancellationToken.None);
            return request.RequestUri!.Segments[^1] switch
            {
                "cut" => Respond(Echo(body), PartialStream.CutOff),
                "stall" => Respond(Echo(body), PartialStream.Stalled),
                "truncate" => Respond(Echo(body)[..^10], PartialStream.Ended),
                "error" => Respond(JsonConvert.SerializeObject(new { message = JObject.Parse(body)["title"] }), PartialStream.Ended, HttpStatusCode.NotFound),
                _ => Respond(Echo(body), PartialStream.Ended),
            };
        }

        private static string Echo(string body) => $$"""{"id":"1","echo":{{body}}}""";

        private static HttpResponseMessage Respond(string body, Func<CancellationToken, Task<int>> end, HttpStatusCode status = HttpStatusCode.OK) =>
            new(status) { Content = new StreamedContent(new PartialStream(Encoding.UTF8.GetBytes(body), MostAtOnce, end, yields: true)) };
    }
}
