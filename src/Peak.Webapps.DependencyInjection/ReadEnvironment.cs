namespace Peak.Webapps;

/// <summary>Reads an environment variable. A service, so that tests do not change the environment of their process.</summary>
internal delegate string? ReadEnvironment(string variable);
