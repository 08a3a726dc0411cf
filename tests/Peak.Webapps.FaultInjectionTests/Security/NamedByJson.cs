namespace Peak.Webapps.FaultInjectionTests;

/// <summary>A type that hostile JSON names. It records whether it was created.</summary>
public sealed class NamedByJson
{
    /// <summary>Records that it was created.</summary>
    public NamedByJson() => WasCreated = true;

    internal static string Name { get; } = $"{typeof(NamedByJson).FullName}, {typeof(NamedByJson).Assembly.GetName().Name}";

    internal static bool WasCreated { get; private set; }
}
