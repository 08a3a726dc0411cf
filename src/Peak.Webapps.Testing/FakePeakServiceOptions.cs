namespace Peak.Webapps.Testing;

/// <summary>The behavior of a <see cref="FakePeakService" />. Read once, when it starts.</summary>
public sealed class FakePeakServiceOptions
{
    /// <summary>The token that callers must send; any other gets a 401 response. <c>fake-token</c> by default.</summary>
    public string AuthToken { get; set; } = "fake-token";

    /// <summary>
    /// The clock of <c>createdAt</c>, <c>updatedAt</c>, <see cref="StepDuration" /> and <see cref="Latency" />. The system
    /// clock by default.
    /// </summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// How long a webapp stays CREATING, DEPLOYING or DELETING. <see langword="null" /> by default: the status then
    /// changes when the webapp is described, see <see cref="DescribesPerStep" />.
    /// </summary>
    public TimeSpan? StepDuration { get; set; }

    /// <summary>
    /// How often describe returns CREATING, DEPLOYING or DELETING before the status changes. 1 by default. Lists do not
    /// change the status. Not used with <see cref="StepDuration" />.
    /// </summary>
    public int DescribesPerStep { get; set; } = 1;

    /// <summary>
    /// Whether a deleted webapp is gone at once. <see langword="false" /> by default: it is DELETING first, and its name
    /// is taken until it is gone.
    /// </summary>
    public bool DeletesAtOnce { get; set; }

    /// <summary>
    /// Decides whether the deployment of a webapp fails: the webapp then becomes CREATE_FAILED instead of AVAILABLE.
    /// <see langword="null" /> by default: no deployment fails. Must not call the service.
    /// </summary>
    public Func<Webapp, bool>? FailDeployment { get; set; }

    /// <summary>
    /// Decides whether the deletion of a webapp fails: the webapp then becomes DELETE_FAILED instead of being gone.
    /// <see langword="null" /> by default: no deletion fails. Must not call the service. Not used with
    /// <see cref="DeletesAtOnce" />.
    /// </summary>
    public Func<Webapp, bool>? FailDeletion { get; set; }

    /// <summary>The time between each request and its response. Zero by default. The request takes effect at once.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>The size of a page when the request has none. 25 by default, like the service.</summary>
    public int DefaultPageSize { get; set; } = 25;

    /// <summary>The value of <c>createdBy</c> and <c>updatedBy</c>. <c>fake-user@example.com</c> by default.</summary>
    public string User { get; set; } = "fake-user@example.com";

    /// <summary>
    /// The seed of the ids of webapps. 0 by default. Two services with the same seed create the same ids in the same
    /// order.
    /// </summary>
    public int Seed { get; set; }

    /// <summary>A copy, which later changes do not affect.</summary>
    /// <exception cref="ArgumentException">An option is invalid.</exception>
    internal FakePeakServiceOptions Validated(string argument)
    {
        var error = this switch
        {
            { TimeProvider: null } => $"{nameof(TimeProvider)} is null.",
            { StepDuration.Ticks: < 0 } => $"{nameof(StepDuration)} is {StepDuration}: it must not be negative.",
            { Latency.Ticks: < 0 } => $"{nameof(Latency)} is {Latency}: it must not be negative.",
            { DescribesPerStep: < 1 } => $"{nameof(DescribesPerStep)} is {DescribesPerStep}: it must be at least 1.",
            { DefaultPageSize: < 1 } => $"{nameof(DefaultPageSize)} is {DefaultPageSize}: it must be at least 1.",
            { User: var user } when string.IsNullOrWhiteSpace(user) => $"{nameof(User)} is blank.",
            _ => null,
        };
        if (error is not null)
        {
            throw new ArgumentException(error, argument);
        }

        // The session validates the token, and does not show an invalid one.
        _ = new PeakSession(AuthToken);
        return (FakePeakServiceOptions)MemberwiseClone();
    }
}
