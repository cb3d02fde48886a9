using System.Collections.Immutable;
using GptImage2.Generators.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.Generators.Declarations;

/// <summary>
/// Reads what a file declares. The hash leaves out what cannot change a symbol: the bodies of methods, constructors,
/// operators and accessors, and top-level statements. Everything else counts, comments too.
/// </summary>
internal sealed class DeclarationReader
{
    // A property has a backing field if one of its accessors names it.
    private const string BackingField = "field";

    private readonly SourceText _text;
    private readonly CancellationToken _cancellationToken;
    private readonly char[] _buffer = new char[1024];
    private readonly ImmutableArray<AttributedType>.Builder _types = ImmutableArray.CreateBuilder<AttributedType>();
    private readonly ImmutableArray<AttributeAlias>.Builder _aliases = ImmutableArray.CreateBuilder<AttributeAlias>();
    private readonly bool _isScript;
    private ContentHash _hash;
    private int _hashed;

    public DeclarationReader(SyntaxTree tree, CancellationToken cancellationToken)
    {
        _text = tree.GetText(cancellationToken);
        _cancellationToken = cancellationToken;
        _isScript = tree.Options.Kind != SourceCodeKind.Regular;

        // The name of a file can turn nullable annotations off.
        Add(SourceText.From(tree.FilePath), 0, tree.FilePath.Length);
    }

    public FileDeclarations Read(CompilationUnitSyntax unit)
    {
        ReadAliases(unit.Usings);
        foreach (MemberDeclarationSyntax member in unit.Members)
            Read(member);
        Add(_text, _hashed, _text.Length);
        return new FileDeclarations(_hash.Value, _types.ToImmutable(), _aliases.ToImmutable());
    }

    private void Read(MemberDeclarationSyntax member)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        _hash.Add((ulong)member.RawKind, (ulong)member.AttributeLists.Count);
        switch (member)
        {
            case BaseNamespaceDeclarationSyntax space:
                ReadAliases(space.Usings);
                foreach (MemberDeclarationSyntax inner in space.Members)
                    Read(inner);
                break;
            case TypeDeclarationSyntax type:
                ReadAttributes(type);
                foreach (MemberDeclarationSyntax inner in type.Members)
                    Read(inner);
                break;
            case BaseMethodDeclarationSyntax method:
                Skip(method.Body);
                Skip(method.ExpressionBody);
                break;
            case BasePropertyDeclarationSyntax property:
                foreach (AccessorDeclarationSyntax accessor in property.AccessorList?.Accessors ?? default)
                {
                    SkipOfProperty(accessor.Body);
                    SkipOfProperty(accessor.ExpressionBody);
                }

                SkipOfProperty((property as PropertyDeclarationSyntax)?.ExpressionBody ?? (property as IndexerDeclarationSyntax)?.ExpressionBody);
                break;
            case GlobalStatementSyntax statement when !_isScript:
                Skip(statement.Statement);
                break;
        }
    }

    private void ReadAttributes(TypeDeclarationSyntax type)
    {
        foreach (AttributeListSyntax list in type.AttributeLists)
        {
            foreach (AttributeSyntax attribute in list.Attributes)
            {
                if (LastName(attribute.Name) is { } name)
                    _types.Add(new AttributedType(name, type));
            }
        }
    }

    private void ReadAliases(SyntaxList<UsingDirectiveSyntax> directives)
    {
        foreach (UsingDirectiveSyntax directive in directives)
        {
            if (directive.Alias is { } alias && LastName(directive.NamespaceOrType) is { } target)
                _aliases.Add(new AttributeAlias(alias.Name.Identifier.ValueText, target, directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)));
        }
    }

    private static string? LastName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => null,
    };

    private void SkipOfProperty(SyntaxNode? body)
    {
        if (body is not null && !Mentions(body.Span, BackingField))
            Skip(body);
    }

    private void Skip(SyntaxNode? body)
    {
        // A directive in a body can change what comes after it.
        if (body is null || body.ContainsDirectives)
            return;
        Add(_text, _hashed, body.SpanStart);
        _hash.Add((ulong)body.RawKind, 0);
        _hashed = body.Span.End;
    }

    private bool Mentions(TextSpan span, string word)
    {
        for (int i = span.Start; i + word.Length <= span.End; i++)
        {
            int length = 0;
            while (length < word.Length && _text[i + length] == word[length])
                length++;
            if (length == word.Length)
                return true;
        }

        return false;
    }

    private void Add(SourceText text, int start, int end)
    {
        _hash.Add((ulong)(end - start), 1);
        for (int at = start; at < end; at += _buffer.Length)
        {
            int count = Math.Min(_buffer.Length, end - at);
            text.CopyTo(at, _buffer, 0, count);
            _hash.Add(_buffer, count);
        }
    }
}
