namespace Peak.Webapps;

/// <summary>The client of the Peak webapps API as an interface, for mocks in tests. <see cref="WebappClient" /> implements it.</summary>
/// <remarks>
/// A minor version may add members. They have a body that throws <see cref="NotSupportedException" />, so classes that
/// implement the interface still compile.
/// </remarks>
public partial interface IWebappClient
{
    /// <summary>Lists webapps over all pages.</summary>
    /// <remarks>
    /// <para>
    /// Pages are requested while you iterate, the first one when you ask for the first webapp. If a page fails, you first
    /// get all webapps of the pages before it, then the exception. If you leave the loop early, requests for further pages
    /// are cancelled, and the loop ends when they have ended.
    /// </para>
    /// <para>
    /// The number of pages is read from each response, so the list ends at the right place when webapps are created or
    /// deleted in the meantime. A webapp that moves to another page at that moment can be missing or appear twice. Do not
    /// delete webapps while you list them: the webapps after a deleted one move forward, and some are skipped. Collect the
    /// ids first, then delete:
    /// <code>
    /// var ids = new List&lt;string&gt;();
    /// await foreach (var webapp in client.ListWebappsAsync())
    /// {
    ///     ids.Add(webapp.Id);
    /// }
    ///
    /// foreach (var id in ids)
    /// {
    ///     await client.DeleteWebappAsync(id);
    /// }
    /// </code>
    /// </para>
    /// <para>API operation: <c>listWebapps</c>, once per page.</para>
    /// </remarks>
    /// <param name="filter">What to list; its page size is the number of webapps per request. Default: <see langword="null" />, all webapps.</param>
    /// <param name="pagesAhead">
    /// How many pages to request ahead of the one that you iterate over, 0 to 16. 0, the default: a page is requested when
    /// its first webapp is needed. 1: the next page is requested while you process this one. More: several pages are
    /// requested concurrently once the first response reports their number. Pages that were received but not yet read count,
    /// too: at most this many are in memory. The client never requests a page after the last page that the service reported.
    /// </param>
    /// <param name="cancellationToken">Cancels the iteration.</param>
    /// <returns>The webapps, in the order of the service.</returns>
    /// <exception cref="ArgumentException">The filter violates the contract, or <paramref name="pagesAhead" /> is out of its range; nothing was sent.</exception>
    /// <exception cref="PeakException">A page failed, while you iterate. <see cref="ListWebappsPageAsync" /> lists the exceptions.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken" /> was cancelled, while you iterate.</exception>
    IAsyncEnumerable<WebappSummary> ListWebappsAsync(ListWebappsFilter? filter = null, int pagesAhead = 0, CancellationToken cancellationToken = default);

    /// <summary>Creates a webapp, or updates the webapp that has the same name.</summary>
    /// <remarks>
    /// <para>
    /// All pages are searched for a webapp with exactly this name (case-sensitive). If there is one, it is described and an
    /// update with everything but the name is sent; properties that are not set stay as they are. If there is none, the
    /// webapp is created. The result is correct, too, when other callers create or delete a webapp with this name in the
    /// meantime: the call then starts again with a new lookup, at most 5 rounds in all, with a growing delay of up to a few
    /// seconds between them.
    /// </para>
    /// <para>
    /// A webapp that is being deleted is not updated, because the update would be lost: the call looks up the name again
    /// after a delay. With <see cref="CreateOrUpdateOptions.SkipUnchanged" />, a webapp whose status is a failure is updated
    /// even if nothing changes. Such an update need not repair it: delete the webapp, wait until it is deleted, and call
    /// create-or-update again.
    /// </para>
    /// <para>
    /// If the response to a create is lost, the webapp may exist. A new lookup finds out: a webapp that exists is updated,
    /// otherwise the create is sent once more, if <see cref="PeakRetryOptions.Budget" /> allows it.
    /// </para>
    /// <para>
    /// Calls for the same name on one client run one after the other, so they create only one webapp even if the service
    /// allows duplicate names. Between different clients, only the service's 409 prevents duplicates.
    /// </para>
    /// <para>API operations: <c>listWebapps</c>, then <c>createWebapp</c>, or <c>describeWebapp</c> and <c>updateWebapp</c>.</para>
    /// </remarks>
    /// <param name="request">The webapp.</param>
    /// <param name="options">The options of the call. Default: <see langword="null" />, the defaults of all options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was done. Pass it to <see cref="WaitUntilAvailableAsync(CreateOrUpdateWebappResult, WaitOptions?, IProgress{WaitProgress{Webapp}}?, CancellationToken)" /> to wait for the deployment.</returns>
    /// <exception cref="ArgumentException">The request violates the contract, for example its name is blank; nothing was sent.</exception>
    /// <exception cref="CreateOrUpdateException">
    /// Other callers changed the name in each round, the webapp was being deleted, or the outcome of a create is unknown:
    /// see <see cref="CreateOrUpdateException.MayHaveBeenCreated" />.
    /// </exception>
    /// <exception cref="BadRequestException">400: The request is not valid.</exception>
    /// <exception cref="UnauthorizedException">401: The credentials are not valid.</exception>
    /// <exception cref="ForbiddenException">403: The user does not have permission to perform the operation.</exception>
    /// <exception cref="UnprocessableEntityException">422: The request is well-formed, but its values are not valid.</exception>
    /// <exception cref="InternalServerErrorException">500: The server failed to process the request.</exception>
    /// <exception cref="PeakException">One of the requests failed in another way. A 404 of a webapp that another caller deletes starts a new round instead.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken" /> was cancelled.</exception>
    Task<CreateOrUpdateWebappResult> CreateOrUpdateWebappAsync(
        CreateWebappRequest request,
        CreateOrUpdateOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Finds out what <see cref="CreateOrUpdateWebappAsync" /> would do, and changes nothing.</summary>
    /// <remarks>
    /// The properties that the request sets, also in nested objects, are compared with the webapp as the service describes
    /// it. A property that the service does not return counts as changed. Other callers may change the webapp after the plan
    /// was made. <see cref="CreateOrUpdateAction.None" /> means that nothing changes: with
    /// <see cref="CreateOrUpdateOptions.SkipUnchanged" />, nothing would be sent; without it, an update without changes
    /// would be sent.
    /// <para>API operations: <c>listWebapps</c>, then <c>describeWebapp</c> if a webapp has the name.</para>
    /// </remarks>
    /// <param name="request">The webapp.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What would be done.</returns>
    /// <exception cref="ArgumentException">The request violates the contract, for example its name is blank; nothing was sent.</exception>
    /// <exception cref="CreateOrUpdateException">Other callers deleted the webapp after its lookup, in each of 5 rounds.</exception>
    /// <exception cref="BadRequestException">400: The lookup is not valid.</exception>
    /// <exception cref="UnauthorizedException">401: The credentials are not valid.</exception>
    /// <exception cref="ForbiddenException">403: The user does not have permission to perform the operation.</exception>
    /// <exception cref="UnprocessableEntityException">422: The lookup has values that are not valid.</exception>
    /// <exception cref="InternalServerErrorException">500: The server failed to process the request.</exception>
    /// <exception cref="PeakException">One of the requests failed in another way.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken" /> was cancelled.</exception>
    Task<CreateOrUpdateWebappPlan> PlanCreateOrUpdateWebappAsync(CreateWebappRequest request, CancellationToken cancellationToken = default);

    /// <summary>Waits until the webapp that create-or-update created or updated is available.</summary>
    /// <remarks>
    /// <para>
    /// Polls until the status is AVAILABLE or a failure. The wait ignores responses that still show the state before the
    /// call:
    /// </para>
    /// <list type="bullet">
    /// <item><description>after a create: 404, for 5 seconds;</description></item>
    /// <item><description>after an update that redeploys: the old status for 5 seconds, and any status with the old <c>updatedAt</c> for 1 minute, until a status of the redeployment, such as DEPLOYING, was seen.</description></item>
    /// </list>
    /// <para>
    /// If nothing is deployed, one poll of an available webapp ends the wait. One case cannot be detected: a redeployment
    /// that starts more than 5 seconds after the update, while the service reports the old status with a new <c>updatedAt</c>.
    /// </para>
    /// <para>
    /// Polling continues after transient errors, after 404 as long as a created webapp may not be visible yet, and while the
    /// status is unknown to this version.
    /// </para>
    /// <para>API operation: <c>describeWebapp</c>, once per poll.</para>
    /// </remarks>
    /// <param name="result">The result of create-or-update.</param>
    /// <param name="options">How often and how long to poll; they replace all of the client's options for waits. Default: <see langword="null" />, <see cref="WebappClientOptions.Wait" />.</param>
    /// <param name="progress">Receives each poll, also one that failed; <see langword="null" />, the default, for none.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The webapp as it was described last.</returns>
    /// <exception cref="ArgumentException">The result has no usable id, or an option is out of its range; nothing was sent.</exception>
    /// <exception cref="WebappFailedException">The status of the webapp is a failure.</exception>
    /// <exception cref="NotFoundException">404: The webapp does not exist.</exception>
    /// <exception cref="WaitTimeoutException">The webapp was not available within <see cref="WaitOptions.Timeout" />.</exception>
    /// <exception cref="PeakException">A poll failed with an error that is not transient. <see cref="DescribeWebappAsync" /> lists the exceptions.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken" /> was cancelled.</exception>
    Task<Webapp> WaitUntilAvailableAsync(
        CreateOrUpdateWebappResult result,
        WaitOptions? options = null,
        IProgress<WaitProgress<Webapp>>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>Waits until a webapp is available. After your own change, wait for the result or set <see cref="WaitOptions.ChangedAfter" />.</summary>
    /// <remarks>
    /// Polls until the status is AVAILABLE or a failure. Right after a change, the service may still report the old status:
    /// wait for the result of create-or-update instead, or set <see cref="WaitOptions.ChangedAfter" />. Polling continues
    /// after transient errors, and while the status is unknown to this version.
    /// <para>API operation: <c>describeWebapp</c>, once per poll.</para>
    /// </remarks>
    /// <param name="webappId">The id of the webapp.</param>
    /// <param name="options">How often and how long to poll; they replace all of the client's options for waits. Default: <see langword="null" />, <see cref="WebappClientOptions.Wait" />.</param>
    /// <param name="progress">Receives each poll, also one that failed; <see langword="null" />, the default, for none.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The webapp as it was described last.</returns>
    /// <exception cref="ArgumentException">The id cannot be part of a URL path, or an option is out of its range; nothing was sent.</exception>
    /// <exception cref="WebappFailedException">The status of the webapp is a failure.</exception>
    /// <exception cref="NotFoundException">404: The webapp does not exist.</exception>
    /// <exception cref="WaitTimeoutException">The webapp was not available within <see cref="WaitOptions.Timeout" />.</exception>
    /// <exception cref="PeakException">A poll failed with an error that is not transient. <see cref="DescribeWebappAsync" /> lists the exceptions.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken" /> was cancelled.</exception>
    Task<Webapp> WaitUntilAvailableAsync(
        string webappId,
        WaitOptions? options = null,
        IProgress<WaitProgress<Webapp>>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>Waits until a webapp that is being deleted does not exist any more.</summary>
    /// <remarks>
    /// Polls until the service returns 404 or 410. DELETE_FAILED ends the wait with an exception; polling continues for every other
    /// status, because the service may show the old one for a moment. If the webapp was DELETE_FAILED before you deleted it
    /// again, set <see cref="WaitOptions.ChangedAfter" />, so that the old status is ignored.
    /// <para>API operation: <c>describeWebapp</c>, once per poll.</para>
    /// </remarks>
    /// <param name="webappId">The id of the webapp.</param>
    /// <param name="options">How often and how long to poll; they replace all of the client's options for waits. Default: <see langword="null" />, <see cref="WebappClientOptions.Wait" />.</param>
    /// <param name="progress">Receives each poll, also one that failed; <see langword="null" />, the default, for none.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>A task that completes when the webapp does not exist any more.</returns>
    /// <exception cref="ArgumentException">The id cannot be part of a URL path, or an option is out of its range; nothing was sent.</exception>
    /// <exception cref="WebappFailedException">The webapp could not be deleted.</exception>
    /// <exception cref="WaitTimeoutException">The webapp still existed after <see cref="WaitOptions.Timeout" />.</exception>
    /// <exception cref="PeakException">A poll failed with an error that is not transient. <see cref="DescribeWebappAsync" /> lists the exceptions.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken" /> was cancelled.</exception>
    Task WaitUntilDeletedAsync(
        string webappId,
        WaitOptions? options = null,
        IProgress<WaitProgress<Webapp>>? progress = null,
        CancellationToken cancellationToken = default);
}
