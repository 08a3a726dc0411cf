using System.Text;

namespace Peak.Webapps.Build.Tests;

public sealed class FileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ContractCheck").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_missing_file_is_an_error() =>
        ShouldBeUnreadable(Path.Combine(_folder, "missing.yaml"), "missing.yaml");

    [Fact]
    public void A_missing_folder_is_an_error() =>
        ShouldBeUnreadable(Path.Combine(_folder, "missing", "webapps.yaml"), "missing");

    [Fact]
    public void A_directory_is_an_error() => ShouldBeUnreadable(_folder, "directory");

    [Fact]
    public void An_invalid_path_is_an_error() => ShouldBeUnreadable("webapps\0.yaml", "cannot be read");

    [Fact]
    public void A_file_in_another_encoding_is_an_error()
    {
        var path = Path.Combine(_folder, "latin.yaml");
        File.WriteAllText(path, "title: Déjà vu\n", Encoding.Latin1);

        ShouldBeUnreadable(path, "cannot be read");
    }

    [Fact]
    public void A_byte_order_mark_is_allowed()
    {
        var path = Path.Combine(_folder, "marked.yaml");
        File.WriteAllText(path, RealContract.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        ContractChecker.CheckFile(path).Should().BeEmpty();
    }

    private static void ShouldBeUnreadable(string path, string word)
    {
        var error = ContractChecker.CheckFile(path).Should().ContainSingle().Subject;
        error.Id.Should().Be(ContractErrorId.Unreadable);
        error.At.Should().Be(new Position(1, 1));
        error.Message.Should().Contain(word);
    }
}
