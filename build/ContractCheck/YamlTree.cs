using System.Globalization;
using System.Text.RegularExpressions;
using SharpYaml;
using SharpYaml.Events;

namespace Peak.Webapps.Build;

/// <summary>Reads YAML into nodes. Features that JSON does not have are refused, because the contract is converted to JSON.</summary>
internal sealed partial class YamlTree
{
    private readonly EventReader _events;
    private readonly ContractErrors _errors;

    private YamlTree(string yaml, ContractErrors errors)
    {
        _events = new EventReader(Parser.CreateParser(new StringReader(yaml)));
        _errors = errors;
    }

    private ParsingEvent Current => _events.Parser.Current ?? throw new YamlException("The text ends too early.");

    /// <summary>The root of the document, or <see langword="null" /> when it is empty or cannot be read.</summary>
    public static YamlNode? Read(string yaml, ContractErrors errors)
    {
        try
        {
            return new YamlTree(yaml, errors).ReadDocument();
        }
        catch (YamlException failure)
        {
            // The parser puts "(line, column) - (line, column): " first, which the error's position says better.
            var reason = failure.Message.Split("): ", 2)[^1];
            errors.Add(ContractErrorId.NotYaml, PositionOf(failure.End), $"The contract is not readable YAML: {reason}");
            return null;
        }
    }

    private YamlNode? ReadDocument()
    {
        _events.Expect<StreamStart>();
        if (_events.Allow<DocumentStart>() is null)
        {
            _errors.Add(ContractErrorId.Empty, Position.Start, "The contract is empty. Restore it.");
            return null;
        }

        var root = ReadNode(null, "", null);
        _events.Expect<DocumentEnd>();
        if (_events.Peek<DocumentStart>() is { } second)
        {
            throw Unsupported(second, "a second document begins here. Keep the contract in one document.");
        }

        return root;
    }

    private YamlNode ReadNode(YamlNode? parent, string key, Position? keyAt)
    {
        var start = Current;
        RefuseNonJsonFeatures(start);
        var at = keyAt ?? PositionOf(start.Start);
        if (_events.Allow<Scalar>() is { } scalar)
        {
            return new YamlNode(KindOf(scalar), scalar.Value, at, parent, key);
        }

        if (_events.Allow<SequenceStart>() is not null)
        {
            var list = new YamlNode(YamlKind.List, "", at, parent, key);
            while (_events.Allow<SequenceEnd>() is null)
            {
                var index = list.Children.Count.ToString(CultureInfo.InvariantCulture);
                list.Add(ReadNode(list, index, null));
            }

            return list;
        }

        _events.Expect<MappingStart>();
        return ReadEntries(new YamlNode(YamlKind.Map, "", at, parent, key));
    }

    private YamlNode ReadEntries(YamlNode map)
    {
        while (_events.Allow<MappingEnd>() is null)
        {
            var start = Current;
            RefuseNonJsonFeatures(start);
            if (_events.Allow<Scalar>() is not { } key)
            {
                throw Unsupported(start, "a key is a map or a list. Quote the key if it is meant to be text.");
            }

            var value = ReadNode(map, key.Value, PositionOf(key.Start));
            if (map[key.Value] is { } first)
            {
                _errors.Add(ContractErrorId.DuplicateKey, value,
                    $"The key '{key.Value}' is already used on line {first.At.Line}. Remove or rename one of the two");
                continue;
            }

            map.Add(value);
        }

        return map;
    }

    private static void RefuseNonJsonFeatures(ParsingEvent start)
    {
        if (start is AnchorAlias alias)
        {
            throw Unsupported(start, $"the alias '*{alias.Value}' is not supported. Write the value out or use $ref.");
        }

        if (start is NodeEvent { Tag.Length: > 0 } tagged)
        {
            throw Unsupported(start, $"the tag '{tagged.Tag}' is not supported. Remove it.");
        }
    }

    private static YamlException Unsupported(ParsingEvent at, string reason) =>
        new(at.Start, at.End, reason);

    private static Position PositionOf(Mark mark) => new(mark.Line + 1, mark.Column + 1);

    private static YamlKind KindOf(Scalar scalar) => scalar switch
    {
        { Style: not ScalarStyle.Plain } => YamlKind.Text,
        { Value: "" or "~" or "null" or "Null" or "NULL" } => YamlKind.Null,
        { Value: "true" or "True" or "TRUE" or "false" or "False" or "FALSE" } => YamlKind.Flag,
        _ => Number().IsMatch(scalar.Value) ? YamlKind.Number : YamlKind.Text,
    };

    [GeneratedRegex(@"^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?\z")]
    private static partial Regex Number();
}
