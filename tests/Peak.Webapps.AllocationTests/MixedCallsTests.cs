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
/// Many calls at once, of every kind and end, beside somebody who fills the arrays that lie in the pools: no answer and
/// no request has bytes of another's, and nobody writes into an array that he has given back.
/// </summary>
public sealed class MixedCallsTests
{
    private const int Seed = 4711;
    private const int Callers = 32;
    private const int CallsPerCaller = 60;
    private const byte Filling = 0xEE;

    /// <summary>More than a segment of a body, so that some have several.</summary>
    private const int LongestText = 200_000;

    private static readonly int[] PooledLengths = [16, 1024, 2048, 8 * 1024, 16 * 1024, 32 * 1024, 64 * 1024, 256 * 1024];

    [Fact]
    public async Task No_call_sees_bytes_of_another()
    {
        var client = new WebappClient(
            new PeakSession(PeerToken.Value, new Uri("https://service.peak.ai")), new() { Handler = new EchoHandler(), Retry = new() { MaxRetries = 0 } });
        using var over = new CancellationTokenSource();
        var fillers = new[] { FillAsync(Filling, over.Token), FillAsync((char)Filling, over.Token) };

        var succeeded = (await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(client, caller))))).Sum();

        await over.CancelAsync();
        await Task.WhenAll(fillers);
        succeeded.Should().BeInRange(Callers * CallsPerCaller / 4, Callers * CallsPerCaller * 3 / 4, "calls are to end in all ways");
    }

    /// <returns>How many calls came to a result.</returns>
    private static async Task<int> CallAsync(WebappClient client, int caller)
    {
        var random = new Random(Seed + caller);
        var succeeded = 0;
        for (var call = 0; call < CallsPerCaller; call++)
        {
            var text = Text(caller, random);
            // The id tells the service how to end.
            var end = random.Next(8) switch { 0 => "cut", 1 => "stall", 2 => "spoil", 3 => "fail", _ => "end" };
            try
            {
                using var cancellation = new CancellationTokenSource();
                var answer = client.UpdateWebappAsync(end, new() { Title = text, Description = text }, cancellation.Token);
                if (end == "stall")
                {
                    await cancellation.CancelAsync();
                }

                Check(await answer, text);
                succeeded++;
            }
            catch (Exception exception) when (exception is PeakException or OperationCanceledException)
            {
                end.Should().NotBe("end", "the service answered: {0}", exception.Message);
                (exception as NotFoundException)?.Message.Should().Contain(text[..20]);
            }
        }

        return succeeded;
    }

    private static void Check(WebappReference answer, string text)
    {
        var echo = (JObject)answer.AdditionalProperties["echo"];
        ((string?)echo["title"] == text && (string?)echo["description"] == text).Should().BeTrue("the answer is to be the caller's own");
    }

    /// <summary>A text that is unlike that of every other caller, in every part of it.</summary>
    private static string Text(int caller, Random random)
    {
        var word = string.Create(CultureInfo.InvariantCulture, $"{caller:00}é{random.Next(10_000):0000}😀");
        var times = (random.Next(4) == 0 ? random.Next(LongestText) : random.Next(2_000)) / word.Length;
        return string.Concat(Enumerable.Repeat(word, times + 3));
    }

    /// <summary>Takes arrays from the pool, fills them, gives others a turn, and looks whether they are still as they were.</summary>
    private static async Task FillAsync<T>(T filling, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var arrays = Array.ConvertAll(PooledLengths, ArrayPool<T>.Shared.Rent);
            Array.ForEach(arrays, array => Array.Fill(array, filling));
            await Task.Yield();
            foreach (var array in arrays)
            {
                array.AsSpan().ContainsAnyExcept(filling).Should().BeFalse("an array is written to by nobody but who has rented it");
                ArrayPool<T>.Shared.Return(array);
            }
        }
    }

    /// <summary>Answers with the request's own body, in small parts between which others get a turn.</summary>
    private sealed class EchoHandler : HttpMessageHandler
    {
        private const int MostAtOnce = 5_000;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            var body = await request.Content!.ReadAsStringAsync(CancellationToken.None);
            return request.RequestUri!.Segments[^1] switch
            {
                "cut" => Answer(Echo(body), ScriptedStream.CutOff),
                "stall" => Answer(Echo(body), ScriptedStream.Stalled),
                "spoil" => Answer(Echo(body)[..^10], ScriptedStream.Ended),
                "fail" => Answer(JsonConvert.SerializeObject(new { message = JObject.Parse(body)["title"] }), ScriptedStream.Ended, HttpStatusCode.NotFound),
                _ => Answer(Echo(body), ScriptedStream.Ended),
            };
        }

        private static string Echo(string body) => $$"""{"id":"1","echo":{{body}}}""";

        private static HttpResponseMessage Answer(string body, Func<CancellationToken, Task<int>> end, HttpStatusCode status = HttpStatusCode.OK) =>
            new(status) { Content = new StreamedContent(new ScriptedStream(Encoding.UTF8.GetBytes(body), MostAtOnce, end, yields: true)) };
    }
}
