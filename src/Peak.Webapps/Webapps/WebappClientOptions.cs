namespace Peak.Webapps;

/// <summary>Options of a <see cref="WebappClient" />. Set them before you create the client: the client works on a copy.</summary>
public class WebappClientOptions : PeakClientOptions;
