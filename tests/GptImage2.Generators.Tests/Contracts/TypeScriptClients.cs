namespace GptImage2.Generators.Tests.Contracts;

[JsonModeClient(PromptStyle = PromptStyle.TypeScript)]
[SystemMessage("Be exact.")]
public partial interface ITypeScriptClient
{
    [UserMessage("a")]
    Task<TsScalars> Scalars();

    [UserMessage("a")]
    Task<TsFormats> Formats();

    [UserMessage("a")]
    Task<TsConstraints> Constraints();

    [UserMessage("a")]
    Task<TsCollections> Collections();

    [UserMessage("a")]
    Task<TsDescribed> Described();

    [UserMessage("a")]
    Task<TsShared> Repeated();

    [UserMessage("a")]
    Task<TsTree> Tree();

    [UserMessage("a")]
    Task<Shape> Union();

    [UserMessage("a")]
    Task<Drawing> Unions();

    [UserMessage("a")]
    Task<Generics> Generics();

    [UserMessage("a", PromptStyle = PromptStyle.JsonSchema)]
    Task<TsTree> InSchema();
}

[JsonModeClient]
public partial interface IMixedClient
{
    [UserMessage("a")]
    Task<TsPoint> InSchema();

    [UserMessage("a", PromptStyle = PromptStyle.TypeScript)]
    Task<TsPoint> InTypeScript();

    [UserMessage("a", PromptStyle = (PromptStyle)7)]
    Task<TsPoint> InNoStyle();
}
