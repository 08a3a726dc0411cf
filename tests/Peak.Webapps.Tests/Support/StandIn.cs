using System.Runtime.CompilerServices;

namespace Peak.Webapps.Tests;

/// <summary>A client of a user's test, written against version 1.0.0.</summary>
internal sealed class StandIn : IWebappClient
{
    public async IAsyncEnumerable<WebappSummary> ListWebappsAsync(
        ListWebappsFilter? filter = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        yield return new WebappSummary { Id = "1", Name = "stand-in", Status = WebappStatus.Available };
    }

    public Task<CreateOrUpdateWebappResult> CreateOrUpdateWebappAsync(CreateWebappRequest request, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<Webapp> WaitUntilAvailableAsync(
        string webappId,
        WaitOptions? options = null,
        IProgress<Webapp>? progress = null,
        CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
