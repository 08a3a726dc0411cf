using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Peak.Webapps.FaultInjectionTests;

internal static partial class Faults
{
    /// <summary>Errors of TLS, or below it.</summary>
    private static IEnumerable<Fault> Encryption()
    {
        yield return Encrypted("no error", Outcome.Result, exchange => exchange.RespondWithoutFaultAsync());
        yield return Handshake("certificate of an unknown authority", Outcome.Untrusted, Presents(Certificates.OfUnknownAuthority));
        yield return Handshake("certificate of another host", Outcome.Untrusted, Presents(Certificates.OfAnotherHost));
        yield return Handshake("expired certificate", Outcome.Untrusted, Presents(Certificates.Expired));
        yield return Handshake("plain HTTP instead of a handshake", Outcome.Untrusted, async exchange =>
        {
            await exchange.Connection.RequestBeginsAsync();
            await exchange.RespondAsync(400, NoReason);
            await exchange.Connection.ClosedByClientAsync();
        });
        yield return Handshake("reset in the handshake", Outcome.Unreachable, async exchange =>
        {
            await exchange.Connection.RequestBeginsAsync();
            exchange.Connection.Reset();
        });
        yield return Handshake("closed in the handshake", Outcome.Unreachable, exchange => exchange.Connection.ReadAnythingAsync());
        yield return Handshake("no handshake", Outcome.TimedOut, async exchange =>
        {
            await exchange.Connection.RequestBeginsAsync();
            await exchange.StallAsync();
        });
        yield return Encrypted("reset before the response", Outcome.Broken, Reset);
        yield return Encrypted("closed before the response", Outcome.Broken, Closed);
        yield return Encrypted("TLS closed before the response", Outcome.Broken, exchange => exchange.Connection.CloseTlsAsync());
        yield return Encrypted("reset in the body", Outcome.Broken, async exchange =>
        {
            await exchange.Connection.SendAsync(Whole(exchange).AsMemory()[..^5]);
            exchange.Connection.Reset();
        });
        yield return Encrypted("no end of the body", Outcome.TimedOut, exchange => SendAndStallAsync(exchange, Whole(exchange)[..^5]));
    }

    private static Func<Exchange, Task> Presents(X509Certificate2 certificate) => async exchange =>
    {
        try
        {
            await exchange.Connection.EncryptAsync(certificate);
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException)
        {
            // The client refused, as expected.
            return;
        }

        await exchange.Connection.ClosedByClientAsync();
    };

    private static Fault Encrypted(string name, Outcome outcome, Func<Exchange, Task> inject) =>
        new("Encryption", name, outcome, inject) { IsEncrypted = true };

    private static Fault Handshake(string name, Outcome outcome, Func<Exchange, Task> inject) =>
        Encrypted(name, outcome, inject) with { Progress = RequestProgress.ConnectionAccepted };
}
