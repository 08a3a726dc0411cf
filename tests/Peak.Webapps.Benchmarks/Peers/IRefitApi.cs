using Peak.Webapps.Benchmarks.Baseline;
using Refit;

namespace Peak.Webapps.Benchmarks.Peers;

/// <summary>The three calls as a user of Refit would declare them, with the baseline's types.</summary>
internal interface IRefitApi
{
    [Get("/webapps/api/v1/webapps/{webappId}")]
    Task<BaselineWebapp> DescribeAsync(string webappId, CancellationToken cancellationToken = default);

    [Get("/webapps/api/v1/webapps/")]
    Task<BaselinePage> ListAsync(int? pageSize, int? pageNumber, CancellationToken cancellationToken = default);

    [Post("/webapps/api/v1/webapps/")]
    Task<BaselineReference> CreateAsync([Body] BaselineCreateRequest request, CancellationToken cancellationToken = default);
}
