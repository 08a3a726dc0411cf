using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Peak.Webapps;

/// <summary>The options of a client that is registered with dependency injection.</summary>
/// <remarks>
/// <see cref="PeakClientOptions.Handler" /> is the primary handler of the client's HTTP pipeline, unless the builder that
/// the registration returns sets another. When <see cref="PeakClientOptions.TimeProvider" /> is not set, the client takes
/// the <see cref="System.TimeProvider" /> of the services, if there is one.
/// </remarks>
public sealed class PeakWebappsOptions : WebappClientOptions
{
    /// <summary>
    /// An API key or a full <c>Bearer …</c> value, sent unchanged in the Authorization header. When it is not set or blank,
    /// the environment variable <c>API_KEY</c> is used, except by a named client that is registered with options of its own.
    /// </summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    [JsonIgnore]
    public string? AuthToken { get; set; }

    /// <summary>
    /// The stage of the Peak service. When it is not set or blank, the environment variable <c>STAGE</c> is used, except by a
    /// named client that is registered with options of its own, and then <c>prod</c>. Do not set it together with
    /// <see cref="BaseAddress" />.
    /// </summary>
    public string? Stage { get; set; }

    /// <summary>The address of the service, instead of a stage: HTTPS, or HTTP to this machine.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>
    /// Whether <see cref="BaseAddress" /> may be plain HTTP to another machine, where the token can be read on the network.
    /// <see langword="false" /> by default.
    /// </summary>
    public bool AllowPlainHttp { get; set; }
}
