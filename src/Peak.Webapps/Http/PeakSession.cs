using System.Diagnostics;

namespace Peak.Webapps;

/// <summary>The token and the address for calls of the Peak service.</summary>
/// <remarks>Immutable and safe to share. The token is sent to the service only; no property, text or exception shows it.</remarks>
public sealed class PeakSession
{
    /// <summary>The environment variable with the token of the <see cref="Default" /> session: <c>API_KEY</c>.</summary>
    public const string TokenVariable = "API_KEY";

    /// <summary>The environment variable with the stage of the <see cref="Default" /> session: <c>STAGE</c>.</summary>
    public const string StageVariable = "STAGE";

    /// <summary>The default stage: <c>prod</c>.</summary>
    public const string DefaultStage = "prod";

    private static readonly object DefaultLock = new();
    private static PeakSession? _default;

    /// <summary>Creates a session for a stage of the Peak service.</summary>
    /// <param name="authToken">An API key or a full <c>Bearer …</c> value, sent unchanged in the <c>Authorization</c> header.</param>
    /// <param name="stage">
    /// The stage, for example <c>prod</c>, <c>dev</c>, <c>test</c>, <c>beta</c> or <c>latest</c>: at most 63 lower-case letters,
    /// digits and inner hyphens. Default: <c>prod</c>.
    /// </param>
    /// <exception cref="ArgumentException">The token is blank or not valid in a header, or the stage is not a valid name.</exception>
    public PeakSession(string authToken, string stage = DefaultStage)
    {
        AuthToken = PeakToken.Checked(authToken, nameof(authToken));
        BaseAddress = PeakAddress.OfStage(stage, nameof(stage));
    }

    /// <summary>Creates a session for a Peak service at another address, such as a gateway or a fake service.</summary>
    /// <param name="authToken">An API key or a full <c>Bearer …</c> value, sent unchanged in the <c>Authorization</c> header.</param>
    /// <param name="baseAddress">The address in front of the API's own path: HTTPS, or plain HTTP to this machine.</param>
    /// <param name="allowPlainHttp">
    /// Whether the address may be plain HTTP to another machine, where everybody on the network can read the token. It is
    /// then sent directly, not through the proxy of the process: a handler of your own can have a proxy.
    /// </param>
    /// <exception cref="ArgumentException">The token is blank or not valid in a header, or the address is not safe for a token.</exception>
    public PeakSession(string authToken, Uri baseAddress, bool allowPlainHttp = false)
    {
        AuthToken = PeakToken.Checked(authToken, nameof(authToken));
        BaseAddress = PeakAddress.Checked(baseAddress, allowPlainHttp, nameof(baseAddress));
    }

    /// <summary>
    /// The session of the environment variables <c>API_KEY</c> (required) and <c>STAGE</c> (optional, default <c>prod</c>):
    /// created on first use, then shared.
    /// </summary>
    /// <exception cref="InvalidOperationException">A variable is missing or invalid; the message names it. The next use reads the variables again.</exception>
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

    /// <summary>The address in front of the API's own path, for example <c>https://service.peak.ai/</c>.</summary>
    public Uri BaseAddress { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string AuthToken { get; }

    /// <summary>The address of the session, without the token.</summary>
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
        catch (ArgumentException exception)
        {
            var variable = exception.ParamName == "stage" ? StageVariable : TokenVariable;
            throw new InvalidOperationException($"The environment variable {variable} is invalid. {exception.Message}", exception);
        }
    }
}
