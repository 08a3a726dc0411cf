using System.ComponentModel;
using System.Globalization;

namespace Peak.Webapps;

/// <summary>Converts an open enum from and to text, for configuration, command lines and model binding.</summary>
/// <typeparam name="T">The open enum.</typeparam>
internal sealed class OpenEnumTypeConverter<T> : TypeConverter
    where T : struct, IOpenEnum<T>
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? OpenEnum.Parse<T>(text) : base.ConvertFrom(context, culture, value);
}
