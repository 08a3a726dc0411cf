using Refit;

namespace Peak.Webapps.Benchmarks.Peers;

/// <summary>The three calls as a user of Refit would write them, on the types that NSwag makes of the contract.</summary>
internal interface IStockApi
{
    [Get("/webapps/api/v1/webapps/{webappId}")]
    Task<Stock.Webapp> DescribeAsync(string webappId, CancellationToken cancellationToken = default);

    [Get("/webapps/api/v1/webapps/")]
    Task<Stock.WebappsPage> ListAsync(int? pageSize, int? pageNumber, CancellationToken cancellationToken = default);

    [Post("/webapps/api/v1/webapps/")]
    Task<Stock.WebappReference> CreateAsync([Body] Stock.CreateWebappRequest request, CancellationToken cancellationToken = default);
}
