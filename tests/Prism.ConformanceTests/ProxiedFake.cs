using Peak.Webapps.Testing;

namespace Peak.Webapps.Judging;

/// <summary>A fake service, and a Prism in front of it that judges all that passes.</summary>
internal sealed class ProxiedFake : IAsyncDisposable
{
    private readonly PrismServer _prism;
    private int _requestsSeen;

    private ProxiedFake(FakePeakService fake, PrismServer prism, Contract contract)
    {
        Fake = fake;
        _prism = prism;
        Connection = new PrismConnection(prism.Address, contract);
        Client = Connection.CreateClient(fake.AuthToken);
    }

    public FakePeakService Fake { get; }

    public PrismConnection Connection { get; }

    /// <summary>A client with the right token.</summary>
    public IWebappClient Client { get; }

    public static async Task<ProxiedFake> StartAsync(string folder, Contract contract, string contractFile, params string[] options)
    {
        var fake = FakePeakService.Start();
        try
        {
            var behind = new Uri(fake.BaseAddress, contract.BasePath).AbsoluteUri;
            return new(fake, await PrismServer.StartAsync(folder, ["proxy", contractFile, behind, .. options]), contract);
        }
        catch
        {
            fake.Dispose();
            throw;
        }
    }

    /// <summary>What was exchanged since this was asked last, and the statuses that the fake answered meanwhile.</summary>
    public (IReadOnlyList<Exchange> Exchanges, IReadOnlyList<int> FakeStatuses) Take()
    {
        var statuses = Fake.Requests.Skip(_requestsSeen).Select(request => request.Status ?? 0).ToArray();
        _requestsSeen += statuses.Length;
        return (Connection.TakeExchanges(), statuses);
    }

    public async ValueTask DisposeAsync()
    {
        await _prism.DisposeAsync();
        Connection.Dispose();
        Fake.Dispose();
    }
}
