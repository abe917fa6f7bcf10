using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace OpenClawSync.Module.Tests.Support;

/// <summary>
/// A server on this machine that speaks HTTP/2 over TLS only, with a certificate of its own. Only a process that is given the file of the
/// certificate trusts it.
/// </summary>
internal sealed class Http2Server : IDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<RequestDelegate> _answers;

    /// <param name="folder">The folder for the file of the certificate.</param>
    /// <param name="answers">What the requests are answered with, one after the other; the last answer is given again.</param>
    public Http2Server(TempFolder folder, params RequestDelegate[] answers)
    {
        _answers = new(answers);
        using var certificate = CreateCertificate();
        CertificateFile = folder.File($"{Guid.NewGuid():N}.pem", certificate.ExportCertificatePem());
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var exported = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        builder.WebHost.ConfigureKestrel(options =>
            options.Listen(
                IPAddress.Loopback,
                0,
                listen =>
                {
                    listen.Protocols = HttpProtocols.Http2;
                    listen.UseHttps(exported);
                }
            )
        );
        _application = builder.Build();
        _application.Run(Answer);
        _application.StartAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        Origin = $"https://localhost:{new Uri(_application.Urls.Single()).Port}";
    }

    public string Origin { get; }

    public string CertificateFile { get; }

    /// <summary>The protocol, path and token of each request.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public static RequestDelegate Json(string json) =>
        context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(json);
        };

    /// <summary>Redirects to another server.</summary>
    public static RequestDelegate Redirect(string url) =>
        context =>
        {
            context.Response.Redirect(url);
            return Task.CompletedTask;
        };

    /// <summary>Begins a response and resets its stream.</summary>
    public static async Task Reset(HttpContext context)
    {
        await Begin(context);
        context.Features.GetRequiredFeature<IHttpResetFeature>().Reset(2);
    }

    /// <summary>Begins a response, says that the connection ends, and ends it.</summary>
    public static async Task GoAway(HttpContext context)
    {
        await Begin(context);
        context.Features.GetRequiredFeature<IConnectionLifetimeNotificationFeature>().RequestClose();
        context.Abort();
    }

    public void Dispose() => _application.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static async Task Begin(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("{");
        await context.Response.Body.FlushAsync();
    }

    private Task Answer(HttpContext context)
    {
        Requests.Enqueue($"{context.Request.Protocol} {context.Request.Path} {context.Request.Headers.Authorization}");
        return (_answers.Count > 1 && _answers.TryDequeue(out var answer) ? answer : _answers.First())(context);
    }

    private static X509Certificate2 CreateCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
