namespace Peak.Webapps;

/// <summary>
/// The client of the Peak webapps API, as an interface for those who stand in for it in their tests.
/// <see cref="WebappClient" /> implements it.
/// </summary>
/// <remarks>
/// It may gain members in a minor version, always with a body: a class that implements it goes on compiling, and what
/// it does not implement fails with <see cref="NotSupportedException" />.
/// </remarks>
public partial interface IWebappClient
{
    /// <summary>Lists webapps over all pages, and asks for a page only when its first webapp is asked for.</summary>
    /// <remarks>
    /// How many pages there are is read afresh from every answer, so the list ends right when webapps come or go
    /// meanwhile; one that moves to another page at that moment can be missed or appear twice.
    /// <para>API operation: <c>listWebapps</c>, once a page.</para>
    /// </remarks>
    /// <param name="filter">What to ask for; its page size is the number of webapps per request. <see langword="null" />, the default, lists all.</param>
    /// <param name="cancellationToken">Ends the iteration, between two webapps as well as amid a request.</param>
    /// <returns>The webapps, in the order of the service.</returns>
    /// <exception cref="ArgumentException">The filter breaks the contract; nothing was sent.</exception>
    /// <exception cref="PeakException">A page could not be had, while iterating; see <see cref="ListWebappsPageAsync" /> for the kinds.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken" /> was cancelled, while iterating.</exception>
    IAsyncEnumerable<WebappSummary> ListWebappsAsync(ListWebappsFilter? filter = null, CancellationToken cancellationToken = default);

    /// <summary>Lists webapps over all pages, and requests pages before the caller comes to them.</summary>
    /// <remarks>
    /// As <see cref="ListWebappsAsync(ListWebappsFilter?, CancellationToken)" />: the same webapps in the same order, and a
    /// failure after the webapps of the pages before it. No page is requested beyond the page count that the page taken
    /// last told of. A caller who leaves the loop early ends the requests under way, and goes on when they have ended.
    /// <para>A stand-in that does not implement it lists without requesting ahead.</para>
    /// <para>API operation: <c>listWebapps</c>, once a page.</para>
    /// </remarks>
    /// <param name="filter">What to ask for; its page size is the number of webapps per request. <see langword="null" /> lists all.</param>
    /// <param name="prefetch">How many pages are requested ahead: <see cref="PagePrefetch.None" />, <see cref="PagePrefetch.OneAhead" />, or <see cref="PagePrefetch.Concurrent" />.</param>
    /// <param name="cancellationToken">Ends the iteration, between two webapps as well as amid a request.</param>
    /// <returns>The webapps, in the order of the service.</returns>
    /// <exception cref="ArgumentException">The filter breaks the contract, or <paramref name="prefetch" /> is null; nothing was sent.</exception>
    /// <exception cref="PeakException">A page could not be had, while iterating; see <see cref="ListWebappsPageAsync" /> for the kinds.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken" /> was cancelled, while iterating.</exception>
    IAsyncEnumerable<WebappSummary> ListWebappsAsync(
        ListWebappsFilter? filter,
        PagePrefetch prefetch,
        CancellationToken cancellationToken = default) =>
        ListWebappsAsync(filter, cancellationToken);

    /// <summary>Creates a webapp, or updates the one that has the same name.</summary>
    /// <remarks>
    /// The name is compared exactly, upper and lower case included, over all pages of the search. An update sends
    /// everything but the name, and properties that are not given stay as they are. When another caller creates or
    /// deletes the name meanwhile, it starts over with a new look-up, at most five times in all.
    /// <para>
    /// API operations: <c>listWebapps</c> with the largest page that the contract allows until the name is found, then
    /// <c>updateWebapp</c> or <c>createWebapp</c>. Whether an update redeploys the webapp: see <see cref="UpdateWebappAsync" />.
    /// </para>
    /// </remarks>
    /// <param name="request">The webapp as it is to be.</param>
    /// <param name="cancellationToken">Ends the call, whatever it is doing.</param>
    /// <returns>The id of the webapp, and whether it was created or updated.</returns>
    /// <exception cref="ArgumentException">The request breaks the contract, for example with a blank name; nothing was sent.</exception>
    /// <exception cref="CreateOrUpdateException">Others changed the name in every round.</exception>
    /// <exception cref="BadRequestException">400: The given request parameters are invalid.</exception>
    /// <exception cref="UnauthorizedException">401: The credentials are invalid.</exception>
    /// <exception cref="ForbiddenException">403: The user does not have permission to perform the operation.</exception>
    /// <exception cref="InternalServerErrorException">500: The server failed to process the request.</exception>
    /// <exception cref="PeakException">Any other failure of one of the steps.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken" /> was cancelled.</exception>
    Task<CreateOrUpdateWebappResult> CreateOrUpdateWebappAsync(CreateWebappRequest request, CancellationToken cancellationToken = default);

    /// <summary>Waits until a webapp serves, that is until its status is AVAILABLE.</summary>
    /// <remarks>
    /// Describes the webapp again and again. A status that nobody knew is waited through. After an update that
    /// redeploys, the service may answer AVAILABLE for a moment before the redeployment begins.
    /// <para>API operation: <c>describeWebapp</c>, once a poll.</para>
    /// </remarks>
    /// <param name="webappId">The id of the webapp.</param>
    /// <param name="options">How often and how long; <see langword="null" />, the default, means every 2 seconds for up to 15 minutes.</param>
    /// <param name="progress">Told of the webapp after each poll; may be <see langword="null" />.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The webapp as it serves.</returns>
    /// <exception cref="ArgumentException">The id would change the address of the request, or an option is out of its range; nothing was sent.</exception>
    /// <exception cref="WebappFailedException">The webapp came to a failure status; the exception carries it.</exception>
    /// <exception cref="NotFoundException">404: The webapp does not exist, or no longer.</exception>
    /// <exception cref="PeakTimeoutException">The webapp did not serve within <see cref="WaitForWebappOptions.Timeout" />.</exception>
    /// <exception cref="PeakException">A poll failed otherwise; see <see cref="DescribeWebappAsync" /> for the kinds.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken" /> was cancelled.</exception>
    Task<Webapp> WaitForWebappAsync(
        string webappId,
        WaitForWebappOptions? options = null,
        IProgress<Webapp>? progress = null,
        CancellationToken cancellationToken = default);
}
