using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Emitting;

/// <summary>Writes the parts of messages whose values are written as JSON, and the methods that they call.</summary>
internal sealed class ArgumentEmitter
{
    private readonly SupportingMembers _supporting;
    private readonly Dictionary<ValueModel, string> _methods = [];

    public ArgumentEmitter(ClientModel client, string[] reserved)
    {
        var shapes = new Dictionary<string, ContractShape>(StringComparer.Ordinal);
        foreach (ContractShape shape in client.Methods.SelectMany(static method => method.ArgumentShapes))
            shapes[shape.ClrType] = shape;
        _supporting = new SupportingMembers(shapes.Values.ToEquatableArray(), reserved);
    }

    public void EmitPart(SourceWriter writer, string message, MessagePart part, NameScope locals)
    {
        string argument = part.Text;
        if (part.Optional)
        {
            argument = locals.TakeLocal(part.Text + "Value");
            writer.Line($"if ({part.Text} is {{ }} {argument})").Indent();
        }

        string name = CSharpText.Literal(part.Text.TrimStart('@'));
        string quoted = part.Quoted ? ", quoted: true" : "";
        writer.Line(part.Value switch
        {
            EnumValue names => $"{message}.{(part.Quoted ? "Quoted" : "Text")}({_supporting.EnumNames(names)}.Utf8({argument}));",
            ContractValue => $"{message}.Json({argument}, {name}{quoted});",
            FlagsValue flags => $"{message}.Json({argument}, {name}, {_supporting.WriteFlags(flags)}{quoted});",
            { } value => $"{message}.Json({argument}, {name}, {Method(value, part.Text)}{quoted});",
            null => throw new InvalidOperationException(),
        });
        if (part.Optional)
            writer.Outdent();
    }

    public void Emit(SourceWriter writer) => _supporting.Emit(writer);

    private string Method(ValueModel value, string parameter)
    {
        if (!_methods.TryGetValue(value, out string? method))
        {
            string name = parameter.TrimStart('@');
            method = _supporting.WriteValue(value, char.ToUpperInvariant(name[0]) + name.Substring(1));
            _methods[value] = method;
        }

        return method;
    }
}
