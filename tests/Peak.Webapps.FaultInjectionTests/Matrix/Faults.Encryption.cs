using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Peak.Webapps.FaultInjectionTests;

internal static partial class Faults
{
    /// <summary>What goes wrong with TLS, or under it.</summary>
    private static IEnumerable<Fault> Encryption()
    {
        yield return Encrypted("nothing wrong", Outcome.Result, exchange => exchange.AnswerWellAsync());
        yield return Handshake("certificate of nobody known", Outcome.Untrusted, Presents(Certificates.OfNobodyKnown));
        yield return Handshake("certificate of another host", Outcome.Untrusted, Presents(Certificates.OfAnotherHost));
        yield return Handshake("certificate that has expired", Outcome.Untrusted, Presents(Certificates.Expired));
        yield return Handshake("plain HTTP instead of a handshake", Outcome.Untrusted, async exchange =>
        {
            await exchange.Connection.RequestBeginsAsync();
            await exchange.AnswerAsync(400, NoReason);
            await exchange.Connection.ClosedByClientAsync();
        });
        yield return Handshake("handshake cut off by a reset", Outcome.Unreachable, async exchange =>
        {
            await exchange.Connection.RequestBeginsAsync();
            exchange.Connection.Reset();
        });
        yield return Handshake("handshake cut off by a close", Outcome.Unreachable, exchange => exchange.Connection.HearAsync());
        yield return Handshake("silence instead of a handshake", Outcome.Late, async exchange =>
        {
            await exchange.Connection.RequestBeginsAsync();
            await exchange.StallAsync();
        });
        yield return Encrypted("reset before the answer", Outcome.Broken, Reset);
        yield return Encrypted("closed before the answer", Outcome.Broken, Closed);
        yield return Encrypted("closed in good order before the answer", Outcome.Broken, exchange => exchange.Connection.SayGoodbyeAsync());
        yield return Encrypted("reset amid the body", Outcome.Broken, async exchange =>
        {
            await exchange.Connection.SendAsync(Whole(exchange).AsMemory()[..^5]);
            exchange.Connection.Reset();
        });
        yield return Encrypted("silence amid the body", Outcome.Late, exchange => SayAndStallAsync(exchange, Whole(exchange)[..^5]));
    }

    private static Func<Exchange, Task> Presents(X509Certificate2 certificate) => async exchange =>
    {
        try
        {
            await exchange.Connection.EncryptAsync(certificate);
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException)
        {
            // The client refused, as it should.
            return;
        }

        await exchange.Connection.ClosedByClientAsync();
    };

    private static Fault Encrypted(string name, Outcome outcome, Func<Exchange, Task> strike) =>
        new("Encryption", name, outcome, strike) { IsEncrypted = true };

    private static Fault Handshake(string name, Outcome outcome, Func<Exchange, Task> strike) =>
        Encrypted(name, outcome, strike) with { Reach = Reach.Accepted };
}
