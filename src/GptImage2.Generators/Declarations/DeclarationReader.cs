using System.Collections.Immutable;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.Generators.Declarations;

/// <summary>
/// Reads what a file declares. The hash leaves out what cannot change a symbol: the bodies of methods, constructors,
/// operators and accessors, and top-level statements. Everything else counts, comments too. The frame leaves out the
/// members of types as well.
/// </summary>
internal sealed class DeclarationReader
{
    // A property has a backing field if one of its accessors names it.
    private const string BackingField = "field";

    // The compiler looks for types in these namespaces that no source names.
    private static readonly string[] Platform = ["System", "Microsoft", "GptImage2"];

    private readonly SourceText _text;
    private readonly CancellationToken _cancellationToken;
    private readonly char[] _buffer = new char[1024];
    private readonly ImmutableArray<DeclaredType>.Builder _types = ImmutableArray.CreateBuilder<DeclaredType>();
    private readonly ImmutableArray<AttributedType>.Builder _attributed = ImmutableArray.CreateBuilder<AttributedType>();
    private readonly ImmutableArray<AttributeAlias>.Builder _aliases = ImmutableArray.CreateBuilder<AttributeAlias>();
    private readonly ImmutableArray<string>.Builder _usings = ImmutableArray.CreateBuilder<string>();
    private readonly string _path;
    private readonly bool _isScript;
    private bool _hasFrame = true;
    private ContentHash _hash;
    private ContentHash _frame;
    private int _hashed;
    private int _framed;

    public DeclarationReader(SyntaxTree tree, CancellationToken cancellationToken)
    {
        _text = tree.GetText(cancellationToken);
        _cancellationToken = cancellationToken;
        _isScript = tree.Options.Kind != SourceCodeKind.Regular;
        _path = tree.FilePath;
    }

    public FileDeclarations Read(CompilationUnitSyntax unit)
    {
        // The name of a file can turn nullable annotations off.
        var path = SourceText.From(_path);
        Add(ref _hash, path, 0, path.Length);
        Add(ref _frame, path, 0, path.Length);
        ReadUsings(unit.Usings);
        foreach (MemberDeclarationSyntax member in unit.Members)
            Read(member, container: null, isOfPlatform: false);
        Add(ref _hash, _text, _hashed, _text.Length);
        Add(ref _frame, _text, _framed, _text.Length);
        return new FileDeclarations(_hash.Value, _frame.Value, _types.ToImmutable(), _attributed.ToImmutable(), _aliases.ToImmutable(), _usings.ToImmutable());
    }

    /// <summary>The hash of one type without the bodies of its members.</summary>
    public (ulong Low, ulong High) HashOf(BaseTypeDeclarationSyntax type)
    {
        _hasFrame = false;
        _hashed = type.FullSpan.Start;
        Read(type, container: null, isOfPlatform: false);
        Add(ref _hash, _text, _hashed, type.FullSpan.End);
        return _hash.Value;
    }

    private void Read(MemberDeclarationSyntax member, DeclaredType? container, bool isOfPlatform)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        _hash.Add((ulong)member.RawKind, (ulong)member.AttributeLists.Count);
        switch (member)
        {
            case BaseNamespaceDeclarationSyntax space:
                ReadUsings(space.Usings);
                bool isInside = isOfPlatform || Platform.Contains(FirstName(space.Name), StringComparer.Ordinal);
                foreach (MemberDeclarationSyntax inner in space.Members)
                    Read(inner, container, isInside);
                break;
            case TypeDeclarationSyntax type:
                var declared = new DeclaredType(type, container, isOfPlatform);
                _types.Add(declared);
                ReadAttributes(type, declared);
                foreach (MemberDeclarationSyntax inner in type.Members)
                {
                    Read(inner, declared, isOfPlatform);
                    if (inner is not BaseTypeDeclarationSyntax)
                        LeaveOut(inner.FullSpan, inner.ContainsDirectives);
                }

                break;
            case EnumDeclarationSyntax type:
                _types.Add(new DeclaredType(type, container, isOfPlatform));
                foreach (EnumMemberDeclarationSyntax inner in type.Members)
                    LeaveOut(inner.FullSpan, inner.ContainsDirectives);
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
                LeaveOut(statement.Statement.Span, statement.Statement.ContainsDirectives);
                break;
        }
    }

    private void ReadAttributes(TypeDeclarationSyntax type, DeclaredType declared)
    {
        foreach (AttributeListSyntax list in type.AttributeLists)
        {
            foreach (AttributeSyntax attribute in list.Attributes)
            {
                if (WrittenNames.Last(attribute.Name) is { } name)
                    _attributed.Add(new AttributedType(name, declared));
            }
        }
    }

    private void ReadUsings(SyntaxList<UsingDirectiveSyntax> directives)
    {
        foreach (UsingDirectiveSyntax directive in directives)
        {
            foreach (SyntaxToken token in directive.DescendantTokens())
            {
                if (token.IsKind(SyntaxKind.IdentifierToken))
                    _usings.Add(token.ValueText);
            }

            if (directive.Alias is { } alias && WrittenNames.Last(directive.NamespaceOrType) is { } target)
                _aliases.Add(new AttributeAlias(alias.Name.Identifier.ValueText, target, directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)));
        }
    }

    private static string? FirstName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => FirstName(qualified.Left),
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
        Add(ref _hash, _text, _hashed, body.SpanStart);
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

    // What is inside of a type is not part of the frame.
    private void LeaveOut(TextSpan span, bool hasDirectives)
    {
        if (hasDirectives || !_hasFrame)
            return;
        if (span.Start > _framed)
            Add(ref _frame, _text, _framed, span.Start);
        _framed = span.End;
    }

    private void Add(ref ContentHash hash, SourceText text, int start, int end)
    {
        hash.Add((ulong)(end - start), 1);
        for (int at = start; at < end; at += _buffer.Length)
        {
            int count = Math.Min(_buffer.Length, end - at);
            text.CopyTo(at, _buffer, 0, count);
            hash.Add(_buffer, count);
        }
    }
}
