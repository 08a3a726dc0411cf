using System.Text;

namespace Peak.Webapps.Tests;

public sealed class PooledTextWriterTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(5000)]
    public void Text_comes_out_whole_however_it_is_written(int length)
    {
        var text = string.Concat(Enumerable.Range(0, length).Select(index => index % 3 == 0 ? "é" : index.ToString("x1", null)[..1]));
        using var charByChar = new PooledTextWriter();
        using var whole = new PooledTextWriter();
        using var partOfArray = new PooledTextWriter();

        foreach (var character in text)
        {
            charByChar.Write(character);
        }

        whole.Write(text);
        partOfArray.Write($"<{text}>".ToCharArray(), 1, length);

        charByChar.ToUtf8().Should().Equal(Encoding.UTF8.GetBytes(text));
        whole.ToUtf8().Should().Equal(Encoding.UTF8.GetBytes(text));
        partOfArray.ToUtf8().Should().Equal(Encoding.UTF8.GetBytes(text));
    }

    [Fact]
    public void What_is_written_later_comes_after_what_was_there()
    {
        using var writer = new PooledTextWriter();

        writer.Write(new string('a', 1000));
        writer.Write(new string('b', 100));
        writer.Write('c');

        Encoding.UTF8.GetString(writer.ToUtf8()).Should().Be(new string('a', 1000) + new string('b', 100) + "c");
        writer.Encoding.Should().Be(Encoding.UTF8);
    }
}
