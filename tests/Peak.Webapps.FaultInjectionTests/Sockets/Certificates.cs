using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>Certificates of servers, each its own issuer, made for the run.</summary>
internal static class Certificates
{
    private static readonly DateTimeOffset LongAgo = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>One that the client accepts.</summary>
    internal static X509Certificate2 Valid { get; } = Create("127.0.0.1", years: 200);

    /// <summary>One that anybody could make.</summary>
    internal static X509Certificate2 OfUnknownAuthority { get; } = Create("127.0.0.1", years: 200);

    /// <summary>One that the client would accept from another host.</summary>
    internal static X509Certificate2 OfAnotherHost { get; } = Create("127.0.0.2", years: 200);

    /// <summary>One that the client would have accepted once.</summary>
    internal static X509Certificate2 Expired { get; } = Create("127.0.0.1", years: 1);

    internal static X509ChainPolicy TrustOfTheClient()
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(new X509Certificate2[] { Valid, OfAnotherHost, Expired });
        return policy;
    }

    private static X509Certificate2 Create(string address, int years)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={address}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(address));
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(LongAgo, LongAgo.AddYears(years));
    }
}
