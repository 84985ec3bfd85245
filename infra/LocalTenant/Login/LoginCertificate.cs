using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Sop697.LocalTenant.Login;

/// <summary>
/// The self-signed certificate of the login's https port, kept in the data folder, and the bundle that makes a child process trust it
/// (<c>SSL_CERT_FILE</c> replaces the system's bundle, so ours holds both).
/// </summary>
public sealed class LoginCertificate : IDisposable
{
    private const string SystemBundle = "/etc/ssl/certs/ca-certificates.crt";

    public LoginCertificate(TenantOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Directory.CreateDirectory(options.DataDirectory);
        var file = Path.Combine(options.DataDirectory, "login.pfx");
        Certificate = Load(file) ?? Make(file);
        BundlePath = Path.Combine(Path.GetFullPath(options.DataDirectory), "trusted.pem");
        var system = Environment.GetEnvironmentVariable("SSL_CERT_FILE") is { Length: > 0 } named ? named : SystemBundle;
        var others = File.Exists(system) && Path.GetFullPath(system) != BundlePath ? File.ReadAllText(system).TrimEnd() + "\n" : "";
        File.WriteAllText(BundlePath, others + Certificate.ExportCertificatePem() + "\n");
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>PEM file for <c>SSL_CERT_FILE</c> of a process that talks to the login.</summary>
    public string BundlePath { get; }

    public void Dispose() => Certificate.Dispose();

    private static X509Certificate2? Load(string file)
    {
        if (!File.Exists(file)) return null;
        try
        {
            var kept = X509CertificateLoader.LoadPkcs12FromFile(file, null);
            if (kept.NotAfter > DateTime.Now.AddDays(7)) return kept;
            kept.Dispose();
            return null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static X509Certificate2 Make(string file)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(2));
        File.WriteAllBytes(file, made.Export(X509ContentType.Pkcs12));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return X509CertificateLoader.LoadPkcs12FromFile(file, null);
    }
}

public static class LoginHosting
{
    /// <summary>Listens on loopback: plain http on the tenant's port, https on the login's.</summary>
    public static void ListenForTenant(this KestrelServerOptions kestrel, TenantOptions options, LoginCertificate certificate)
    {
        ArgumentNullException.ThrowIfNull(kestrel);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(certificate);
        kestrel.ListenLocalhost(options.Port);
        kestrel.ListenLocalhost(options.LoginPort, listen => listen.UseHttps(certificate.Certificate));
    }
}
