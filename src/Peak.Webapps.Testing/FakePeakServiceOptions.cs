namespace Peak.Webapps.Testing;

/// <summary>How a <see cref="FakePeakService" /> behaves. Read once, when it starts.</summary>
public sealed class FakePeakServiceOptions
{
    /// <summary>The token that callers must send. <c>fake-token</c> by default; any other is answered with 401.</summary>
    public string AuthToken { get; set; } = "fake-token";

    /// <summary>
    /// The clock of <c>createdAt</c>, <c>updatedAt</c> and <see cref="StepDuration" />. The system's clock by default.
    /// </summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// How long, by <see cref="TimeProvider" />, a webapp stays CREATING, DEPLOYING or DELETING before it takes the next
    /// step. <see langword="null" /> by default: then it takes its steps as it is described, see
    /// <see cref="DescribesPerStep" />.
    /// </summary>
    public TimeSpan? StepDuration { get; set; }

    /// <summary>
    /// How often a status is answered by describe before the webapp takes the next step. 1 by default: each describe
    /// answers the status that the webapp has, and moves it on. Listing moves nothing. Not used with
    /// <see cref="StepDuration" />.
    /// </summary>
    public int DescribesPerStep { get; set; } = 1;

    /// <summary>
    /// Whether a deleted webapp is gone at once. <see langword="false" /> by default: it is DELETING first, and its name
    /// stays taken until it has taken its step.
    /// </summary>
    public bool DeletesAtOnce { get; set; }

    /// <summary>The size of a page that was asked for without one. 25 by default, as the service has it.</summary>
    public int DefaultPageSize { get; set; } = 25;

    /// <summary>Who <c>createdBy</c> and <c>updatedBy</c> name. <c>fake-user@example.com</c> by default.</summary>
    public string User { get; set; } = "fake-user@example.com";

    /// <summary>
    /// What the ids of webapps are made from. 0 by default: two services with the same seed hand out the same ids, in
    /// the same order.
    /// </summary>
    public int Seed { get; set; }

    internal FakePeakServiceOptions Checked(string argument)
    {
        var fault = this switch
        {
            { TimeProvider: null } => $"{nameof(TimeProvider)} is null: leave it alone, or give a clock.",
            { StepDuration.Ticks: < 0 } => $"{nameof(StepDuration)} is {StepDuration}: give a time that is not below zero, or null.",
            { DescribesPerStep: < 1 } => $"{nameof(DescribesPerStep)} is {DescribesPerStep}: give 1 or more.",
            { DefaultPageSize: < 1 } => $"{nameof(DefaultPageSize)} is {DefaultPageSize}: give 1 or more.",
            { User: var user } when string.IsNullOrWhiteSpace(user) => $"{nameof(User)} is blank: give a name.",
            _ => null,
        };
        if (fault is not null)
        {
            throw new ArgumentException(fault, argument);
        }

        // A session knows what can be a token, and refuses the rest without showing it.
        _ = new PeakSession(AuthToken);
        return (FakePeakServiceOptions)MemberwiseClone();
    }
}
