using System.Runtime.CompilerServices;

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
    /// <para>
    /// The name is compared exactly, upper and lower case included, over all pages of the search. An update sends
    /// everything but the name, and properties that are not given stay as they are. A webapp that is being deleted is
    /// not updated.
    /// </para>
    /// <para>
    /// It starts over with a new look-up, at most five times in all and after a growing delay of up to a few seconds,
    /// when another caller creates or deletes the name meanwhile, when the webapp is being deleted, and when its create
    /// got lost (the connection broke, no answer in time, 408, 500, 502, 503, 504, or an answer that cannot be used): then
    /// the look-up tells whether the webapp was created. If so, it is updated with the same request; if not, it is
    /// created once more, out of <see cref="PeakRetryOptions.Budget" />.
    /// </para>
    /// <para>
    /// Calls of one client for one name take turns, so that they make one webapp even if the service does not notice
    /// that a name is created twice. Between clients the service's answer 409 decides.
    /// </para>
    /// <para>
    /// API operations: <c>listWebapps</c> with the largest page that the contract allows until the name is found, then
    /// <c>updateWebapp</c> or <c>createWebapp</c>: two requests when the name is on the first page, and in a round at
    /// most one more than there are pages; pages that change meanwhile are gone through up to three times. Whether an update redeploys the webapp: see <see cref="UpdateWebappAsync" />.
    /// </para>
    /// </remarks>
    /// <param name="request">The webapp as it is to be.</param>
    /// <param name="cancellationToken">Ends the call, whatever it is doing.</param>
    /// <returns>The id of the webapp, and whether it was created or updated.</returns>
    /// <exception cref="ArgumentException">The request breaks the contract, for example with a blank name; nothing was sent.</exception>
    /// <exception cref="CreateOrUpdateException">
    /// Others changed the name in every round, the webapp was being deleted in every round, or it may have been created
    /// and cannot be found: see <see cref="CreateOrUpdateException.MayHaveBeenCreated" />.
    /// </exception>
    /// <exception cref="BadRequestException">400: The given request parameters are invalid.</exception>
    /// <exception cref="UnauthorizedException">401: The credentials are invalid.</exception>
    /// <exception cref="ForbiddenException">403: The user does not have permission to perform the operation.</exception>
    /// <exception cref="InternalServerErrorException">500: The server failed to process the request.</exception>
    /// <exception cref="PeakException">Any other failure of one of the steps.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken" /> was cancelled.</exception>
    Task<CreateOrUpdateWebappResult> CreateOrUpdateWebappAsync(CreateWebappRequest request, CancellationToken cancellationToken = default);

    /// <summary>Plans to create or update a webapp, or does it and skips an update that changes nothing.</summary>
    /// <remarks>
    /// <para>
    /// What an update changes is found by comparing the properties that the request gives with the webapp as the service
    /// describes it; what is not given, within nested objects too, is no change, and a property that the service does
    /// not show is one. Which changes redeploy the webapp follows from the contract.
    /// </para>
    /// <para>
    /// A plan sends nothing but look-ups, and says what held at that moment: others may change it before you act.
    /// </para>
    /// <para>
    /// API operations: as those of the overload without options, with <c>describeWebapp</c> after a look-up that found
    /// the name. A webapp that vanishes between the two is looked up again, in the same rounds.
    /// </para>
    /// </remarks>
    /// <param name="request">The webapp as it is to be.</param>
    /// <param name="options">What to find out before acting. With every option at its default it is the overload without options.</param>
    /// <param name="cancellationToken">Ends the call, whatever it is doing.</param>
    /// <returns>What was done or, as a plan, would be done.</returns>
    /// <exception cref="ArgumentException">The request breaks the contract, for example with a blank name, or an argument is null; nothing was sent.</exception>
    /// <exception cref="CreateOrUpdateException">
    /// Others changed the name in every round, the webapp was being deleted in every round, or it may have been created
    /// and cannot be found: see <see cref="CreateOrUpdateException.MayHaveBeenCreated" />.
    /// </exception>
    /// <exception cref="BadRequestException">400: The given request parameters are invalid.</exception>
    /// <exception cref="UnauthorizedException">401: The credentials are invalid.</exception>
    /// <exception cref="ForbiddenException">403: The user does not have permission to perform the operation.</exception>
    /// <exception cref="InternalServerErrorException">500: The server failed to process the request.</exception>
    /// <exception cref="PeakException">Any other failure of one of the steps.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken" /> was cancelled.</exception>
    // Not the one to choose where an argument fits both: calls that were written before it was there go on compiling.
    [OverloadResolutionPriority(-1)]
    Task<CreateOrUpdateWebappResult> CreateOrUpdateWebappAsync(
        CreateWebappRequest request,
        CreateOrUpdateOptions options,
        CancellationToken cancellationToken = default) =>
        Task.FromException<CreateOrUpdateWebappResult>(new NotSupportedException("createOrUpdate with options is not implemented by this stand-in of the client."));

    /// <summary>Waits until a webapp serves, that is until its status is AVAILABLE.</summary>
    /// <remarks>
    /// <para>
    /// Describes the webapp again and again, in growing intervals with a random part. A failure status ends the wait at
    /// once; a status that nobody knew is waited through. A poll that fails for a moment (no connection, no answer in
    /// time, 408, 429, 500, 502, 503, 504, or an answer that cannot be used) is followed by the next one.
    /// </para>
    /// <para>
    /// After an update that redeploys, the service may answer the old AVAILABLE until the redeployment begins. Wait for
    /// the result of create-or-update, or set <see cref="WaitOptions.ChangedAfter" /> and
    /// <see cref="WaitOptions.Grace" />, so that it is not taken for the new one.
    /// </para>
    /// <para>API operation: <c>describeWebapp</c>, once a poll.</para>
    /// </remarks>
    /// <param name="webappId">The id of the webapp.</param>
    /// <param name="options">How often and how long; <see langword="null" />, the default, leaves every option at its default.</param>
    /// <param name="progress">Told of the webapp after each poll; may be <see langword="null" />.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The webapp as it serves.</returns>
    /// <exception cref="ArgumentException">The id would change the address of the request, or an option is out of its range; nothing was sent.</exception>
    /// <exception cref="WebappFailedException">The webapp came to a failure status; the exception carries it.</exception>
    /// <exception cref="NotFoundException">404: The webapp does not exist, or no longer.</exception>
    /// <exception cref="PeakTimeoutException">
    /// The webapp did not serve within <see cref="WaitOptions.Timeout" />; the inner exception is the last
    /// failure of a poll, if there was one.
    /// </exception>
    /// <exception cref="PeakException">A poll failed otherwise; see <see cref="DescribeWebappAsync" /> for the kinds.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken" /> was cancelled.</exception>
    Task<Webapp> WaitUntilAvailableAsync(
        string webappId,
        WaitOptions? options = null,
        IProgress<Webapp>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>Waits until the webapp of a create-or-update serves as it was asked for.</summary>
    /// <remarks>
    /// <para>
    /// What the result knows keeps the state from before the call from being taken for the new one, as long as the
    /// service goes on showing it: after a create, that there is no such webapp; after an update that redeploys, an
    /// AVAILABLE whose <c>updatedAt</c> is not later than <see cref="CreateOrUpdateWebappResult.PreviousUpdatedAt" />, for
    /// up to a minute, as a service may not move it;
    /// and after an update that redeploys or may, for the time of <see cref="WaitOptions.Grace" /> and until
    /// another status was seen, the status from before: AVAILABLE, or the failure that the update is to mend.
    /// </para>
    /// <para>
    /// What it can't know: whether a redeployment begins later than that. And a webapp that was already being deployed
    /// when it was updated may come to AVAILABLE by that earlier deployment.
    /// </para>
    /// <para>API operation: <c>describeWebapp</c>, once a poll.</para>
    /// </remarks>
    /// <param name="result">What create-or-update did.</param>
    /// <param name="options">How often and how long; <see langword="null" />, the default, leaves every option at its default.</param>
    /// <param name="progress">Told of the webapp after each poll; may be <see langword="null" />.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The webapp as it serves.</returns>
    /// <exception cref="ArgumentException">The result is null or a plan, or an option is out of its range; nothing was sent.</exception>
    /// <exception cref="WebappFailedException">The webapp came to a failure status; the exception carries it.</exception>
    /// <exception cref="NotFoundException">404: The webapp does not exist, or no longer.</exception>
    /// <exception cref="PeakTimeoutException">
    /// The webapp did not serve within <see cref="WaitOptions.Timeout" />; the inner exception is the last
    /// failure of a poll, if there was one.
    /// </exception>
    /// <exception cref="PeakException">A poll failed otherwise; see <see cref="DescribeWebappAsync" /> for the kinds.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken" /> was cancelled.</exception>
    Task<Webapp> WaitUntilAvailableAsync(
        CreateOrUpdateWebappResult result,
        WaitOptions? options = null,
        IProgress<Webapp>? progress = null,
        CancellationToken cancellationToken = default) =>
        Task.FromException<Webapp>(new NotSupportedException("waitForWebapp with a result is not implemented by this stand-in of the client."));

    /// <summary>Waits until a webapp that is being deleted is gone, that is until describing it is answered with 404.</summary>
    /// <remarks>
    /// Polls as <see cref="WaitUntilAvailableAsync(string, WaitOptions?, IProgress{Webapp}?, CancellationToken)" />
    /// does. DELETE_FAILED ends the wait at once; every other status is waited through, as the service may show the one
    /// from before for a moment. When the webapp was DELETE_FAILED before it was deleted again, set
    /// <see cref="WaitOptions.ChangedAfter" /> or <see cref="WaitOptions.Grace" />, so that the old
    /// failure is not taken for a new one.
    /// <para>API operation: <c>describeWebapp</c>, once a poll.</para>
    /// </remarks>
    /// <param name="webappId">The id of the webapp.</param>
    /// <param name="options">How often and how long; <see langword="null" />, the default, leaves every option at its default.</param>
    /// <param name="progress">Told of the webapp after each poll that finds it; may be <see langword="null" />.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that completes when the webapp is gone.</returns>
    /// <exception cref="ArgumentException">The id would change the address of the request, or an option is out of its range; nothing was sent.</exception>
    /// <exception cref="WebappFailedException">The webapp could not be deleted; the exception carries it.</exception>
    /// <exception cref="PeakTimeoutException">
    /// The webapp was not gone within <see cref="WaitOptions.Timeout" />; the inner exception is the last
    /// failure of a poll, if there was one.
    /// </exception>
    /// <exception cref="PeakException">A poll failed otherwise; see <see cref="DescribeWebappAsync" /> for the kinds.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken" /> was cancelled.</exception>
    Task WaitUntilDeletedAsync(
        string webappId,
        WaitOptions? options = null,
        IProgress<Webapp>? progress = null,
        CancellationToken cancellationToken = default) =>
        Task.FromException(new NotSupportedException("waitForWebappDeleted is not implemented by this stand-in of the client."));
}
