using System.Text;

namespace Documentation.Tests;

/// <summary>Standard output: what the flow of a captured program writes is kept apart from what the test platform writes.</summary>
internal sealed class RoutedConsole(TextWriter others) : TextWriter
{
    private readonly AsyncLocal<TextWriter?> _captured = new();

    public override Encoding Encoding => others.Encoding;

    private TextWriter Current => _captured.Value ?? others;

    public override void Write(char value) => Current.Write(value);

    public override void Write(string? value) => Current.Write(value);

    public override void WriteLine(string? value) => Current.WriteLine(value);

    public override void Flush() => Current.Flush();

    internal static RoutedConsole Install()
    {
        var console = new RoutedConsole(Console.Out);
        Console.SetOut(console);
        return console;
    }

    /// <summary>Keeps what the caller's flow writes from here on.</summary>
    internal StringBuilder Capture()
    {
        var text = new StringBuilder();
        // A program may write from several threads at once.
        _captured.Value = Synchronized(new StringWriter(text) { NewLine = "\n" });
        return text;
    }
}
