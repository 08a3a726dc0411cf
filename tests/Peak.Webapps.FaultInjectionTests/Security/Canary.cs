namespace Peak.Webapps.FaultInjectionTests;

/// <summary>A type that hostile JSON names: it tells when somebody obeyed.</summary>
public sealed class Canary
{
    /// <summary>Notes that it was made.</summary>
    public Canary() => WasMade = true;

    internal static string Name { get; } = $"{typeof(Canary).FullName}, {typeof(Canary).Assembly.GetName().Name}";

    internal static bool WasMade { get; private set; }
}
