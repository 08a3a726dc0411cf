using Peak.Webapps.Quickstart;

namespace Peak.Webapps.Samples.Tests;

public sealed class WebappFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("webapp-file-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_describes_a_webapp() =>
        WebappFile.Read(FileWith("""{"name":"one","title":"One","imageDetails":{"imageId":1}}""")).ImageDetails!.ImageId.Should().Be(1);

    [Theory]
    [InlineData("""{"name":"one"}""", "\"title\" is missing or blank.")]
    [InlineData("""{"name":" ","title":"One"}""", "'name' is blank: it needs a visible character.")]
    [InlineData("""{"name":"one","titel":"One"}""", "*titel*")]
    [InlineData("""{"name":"one",""", "*")]
    [InlineData("", "\"name\" is missing or blank.")]
    [InlineData("[]", "*")]
    public void A_file_that_does_not_describe_a_webapp_is_one_line(string content, string reason)
    {
        var path = FileWith(content);

        FluentActions.Invoking(() => WebappFile.Read(path)).Should().Throw<InvalidDataException>()
            .WithMessage($"'{path}' does not describe a webapp: {reason}").Which.Message.Should().NotContain("\n");
    }

    [Fact]
    public void A_folder_is_one_line() =>
        FluentActions.Invoking(() => WebappFile.Read(_folder)).Should().Throw<InvalidDataException>().WithMessage($"'{_folder}' is a folder: pass the path of a webapp.json.");

    [Fact]
    public void A_file_of_another_encoding_is_one_line()
    {
        var path = FileWith("");
        File.WriteAllBytes(path, [.. """{"name":"caf"""u8, 0xE9, .. "\",\"title\":\"One\"}"u8]);

        FluentActions.Invoking(() => WebappFile.Read(path)).Should().Throw<InvalidDataException>().WithMessage($"'{path}' is not a UTF-8 text file.");
    }

    [Fact]
    public void A_path_that_cannot_exist_is_one_line() =>
        FluentActions.Invoking(() => WebappFile.Read("a\0b")).Should().Throw<InvalidDataException>().WithMessage("* is not the path of a file.");

    [Fact]
    public void A_missing_folder_is_one_line() =>
        FluentActions.Invoking(() => WebappFile.Read(Path.Combine(_folder, "no", "webapp.json"))).Should().Throw<InvalidDataException>().WithMessage("*webapp.json' does not exist.");

    private string FileWith(string content)
    {
        var path = Path.Combine(_folder, "webapp.json");
        File.WriteAllText(path, content);
        return path;
    }
}
