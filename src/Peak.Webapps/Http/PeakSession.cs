using System.Diagnostics;

namespace Peak.Webapps;

/// <summary>Who calls the Peak service, and where it is: the token and the address.</summary>
/// <remarks>Immutable and safe to share. The token is handed to the service only: nothing here shows it.</remarks>
public sealed class PeakSession
{
    /// <summary>The environment variable that holds the token of the <see cref="Default" /> session: <c>API_KEY</c>.</summary>
    public const string TokenVariable = "API_KEY";

    /// <summary>The environment variable that holds the stage of the <see cref="Default" /> session: <c>STAGE</c>.</summary>
    public const string StageVariable = "STAGE";

    /// <summary>The stage when none is given: <c>prod</c>.</summary>
    public const string DefaultStage = "prod";

    private static readonly object DefaultLock = new();
    private static PeakSession? _default;

    /// <summary>Makes a session for a stage of the Peak service.</summary>
    /// <param name="authToken">An API key or a full <c>Bearer …</c> value, sent as it is in the Authorization header.</param>
    /// <param name="stage">The stage, <c>prod</c> by default; others are <c>dev</c>, <c>test</c>, <c>beta</c>, <c>latest</c>.</param>
    /// <exception cref="ArgumentException">The token is blank or cannot stand in a header, or the stage cannot be one.</exception>
    public PeakSession(string authToken, string stage = DefaultStage)
    {
        AuthToken = PeakToken.Checked(authToken, nameof(authToken));
        BaseAddress = PeakAddress.OfStage(stage, nameof(stage));
    }

    /// <summary>Makes a session for a Peak service at a given address, such as a gateway or a fake service.</summary>
    /// <param name="authToken">An API key or a full <c>Bearer …</c> value, sent as it is in the Authorization header.</param>
    /// <param name="baseAddress">What stands before the API's own path: an HTTPS address, or HTTP to this machine.</param>
    /// <exception cref="ArgumentException">The token is blank or cannot stand in a header, or the address is not one that a token may be sent to.</exception>
    public PeakSession(string authToken, Uri baseAddress)
        : this(authToken, baseAddress, allowPlainHttp: false)
    {
    }

    /// <summary>Makes a session for a Peak service at a given address, and allows plain HTTP to it.</summary>
    /// <param name="authToken">An API key or a full <c>Bearer …</c> value, sent as it is in the Authorization header.</param>
    /// <param name="baseAddress">What stands before the API's own path.</param>
    /// <param name="allowPlainHttp">
    /// Whether the address may be one of plain HTTP on another machine. Everybody on the way can then read the token: for
    /// a network of your own only, such as that of a cluster.
    /// </param>
    /// <exception cref="ArgumentException">The token is blank or cannot stand in a header, or the address is not one that a token may be sent to.</exception>
    public PeakSession(string authToken, Uri baseAddress, bool allowPlainHttp)
    {
        AuthToken = PeakToken.Checked(authToken, nameof(authToken));
        BaseAddress = PeakAddress.Checked(baseAddress, allowPlainHttp, nameof(baseAddress));
    }

    /// <summary>
    /// The session that the environment variables <c>API_KEY</c> (required) and <c>STAGE</c> (optional, <c>prod</c>)
    /// describe: made on first use, then shared.
    /// </summary>
    /// <exception cref="InvalidOperationException">A variable is missing or cannot be used; the message names it. Nothing is kept: the next use tries again.</exception>
    public static PeakSession Default
    {
        get
        {
            lock (DefaultLock)
            {
                return _default ??= FromEnvironment(Environment.GetEnvironmentVariable);
            }
        }
    }

    /// <summary>What stands before the API's own path, for example <c>https://service.peak.ai/</c>.</summary>
    public Uri BaseAddress { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string AuthToken { get; }

    /// <summary>The address of the session, without its token.</summary>
    public override string ToString() => $"{nameof(PeakSession)} {{ {nameof(BaseAddress)} = {BaseAddress} }}";

    internal static PeakSession FromEnvironment(Func<string, string?> read)
    {
        var token = read(TokenVariable);
        if (string.IsNullOrWhiteSpace(token))
        {
            throw new InvalidOperationException(
                $"The environment variable {TokenVariable} is missing or blank: set it to your Peak API key, or pass a {nameof(PeakSession)}.");
        }

        var stage = read(StageVariable);
        try
        {
            return new PeakSession(token, string.IsNullOrWhiteSpace(stage) ? DefaultStage : stage);
        }
        catch (ArgumentException fault)
        {
            var variable = fault.ParamName == "stage" ? StageVariable : TokenVariable;
            throw new InvalidOperationException($"The environment variable {variable} cannot be used. {fault.Message}", fault);
        }
    }
}
