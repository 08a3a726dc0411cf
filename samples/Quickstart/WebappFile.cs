using System.Text;
using Newtonsoft.Json;

namespace Peak.Webapps.Quickstart;

/// <summary>Reads the file that describes a webapp.</summary>
internal static class WebappFile
{
    // Throws for bytes that are not UTF-8.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="InvalidDataException">The file cannot be used; the message says why, in one line.</exception>
    internal static CreateWebappRequest Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InvalidDataException($"'{path}' is a folder: pass the path of a webapp.json.");
        }

        try
        {
            var request = JsonConvert.DeserializeObject<CreateWebappRequest>(File.ReadAllText(path, Utf8), new JsonSerializerSettings
            {
                // A misspelt property is an error.
                MissingMemberHandling = MissingMemberHandling.Error,
            });
            var missing = string.IsNullOrWhiteSpace(request?.Name) ? "name" : string.IsNullOrWhiteSpace(request.Title) ? "title" : null;
            return missing is null ? request! : throw new InvalidDataException($"'{path}' does not describe a webapp: \"{missing}\" is missing or blank.");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException($"'{path}' does not exist.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"'{path}' cannot be read: {exception.Message}", exception);
        }
        catch (DecoderFallbackException exception)
        {
            throw new InvalidDataException($"'{path}' is not a UTF-8 text file.", exception);
        }
        catch (ArgumentException exception)
        {
            throw new InvalidDataException($"'{path}' is not the path of a file.", exception);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"'{path}' does not describe a webapp: {exception.Message}", exception);
        }
    }
}
