using System.Globalization;

namespace Peak.Webapps;

/// <summary>
/// Create-or-update gave up: other callers created or deleted the name in each round, the resource was being deleted, or
/// a request failed after a create whose outcome is unknown. Nothing was created or updated, unless
/// <see cref="MayHaveBeenCreated" /> is <see langword="true" />.
/// </summary>
public sealed class CreateOrUpdateException : PeakException
{
    /// <summary>Creates the exception, for example in a test.</summary>
    /// <param name="operation">The API operation that failed last.</param>
    /// <param name="resourceKind">The kind of resource, for the message, for example <c>webapp</c>.</param>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="rounds">The number of rounds.</param>
    /// <param name="reason">Why create-or-update gave up.</param>
    /// <param name="innerException">The error of the last round, or <see langword="null" />.</param>
    /// <param name="mayHaveBeenCreated">Whether a create was sent whose outcome is unknown.</param>
    public CreateOrUpdateException(
        string operation,
        string resourceKind,
        string resourceName,
        int rounds,
        string reason,
        Exception? innerException = null,
        bool mayHaveBeenCreated = false)
        : base(operation, Describe(resourceKind, resourceName, rounds, reason, mayHaveBeenCreated), innerException)
    {
        ResourceName = resourceName;
        Rounds = rounds;
        MayHaveBeenCreated = mayHaveBeenCreated;
    }

    /// <summary>The name of the resource.</summary>
    public string ResourceName { get; }

    /// <summary>The number of rounds: a lookup by name, then a create or an update.</summary>
    public int Rounds { get; }

    /// <summary>
    /// Whether a create was sent whose outcome is unknown, and no lookup found the resource afterwards. It is safe to call
    /// create-or-update again later: it finds the resource if there is one.
    /// </summary>
    public bool MayHaveBeenCreated { get; }

    /// <summary><see langword="true" />: it is safe to call create-or-update again later, and it may succeed then.</summary>
    public override bool IsTransient => true;

    private static string Describe(string resourceKind, string resourceName, int rounds, string reason, bool mayHaveBeenCreated)
    {
        var count = $"{rounds.ToString(CultureInfo.InvariantCulture)} {(rounds == 1 ? "round" : "rounds")}";
        return mayHaveBeenCreated
            ? $"Create-or-update gave up after {count}. The {resourceKind} '{resourceName}' may have been created, but no response confirmed it. It is safe to call create-or-update again later. Reason: {reason}"
            : $"Create-or-update gave up after {count}. The {resourceKind} '{resourceName}' was neither created nor updated: {reason}";
    }
}
