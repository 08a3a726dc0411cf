namespace Peak.Webapps;

/// <summary>The resource that a wait polls.</summary>
/// <param name="Kind">What kind of resource it is, for messages, for example <c>webapp</c>.</param>
/// <param name="Id">The id of the resource.</param>
/// <param name="Operation">The API operation that describes it.</param>
/// <param name="DescribeAsync">Describes it.</param>
/// <param name="Failed">Makes the exception for a resource whose status is a failure.</param>
internal sealed record WaitTarget<TResource>(
    string Kind,
    string Id,
    string Operation,
    Func<CancellationToken, Task<TResource>> DescribeAsync,
    Func<TResource, PeakException> Failed);
