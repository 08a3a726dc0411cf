namespace Peak.Webapps;

/// <summary>Options of a <see cref="ServiceClient" />.</summary>
public sealed class ServiceClientOptions : PeakClientOptions;
