namespace GptImage2.Generators.Tests.Contracts;

/// <summary>The TypeScript types that a generated client sends to the model.</summary>
public sealed class TypeScriptTests
{
    private const string Lead = "Reply only with minified JSON of this TypeScript type; comments are rules:\n";

    [Fact]
    public async Task The_type_follows_the_instructions_and_a_recursive_root_has_a_name() =>
        Assert.Equal(
            "Be exact.\n\n" + Lead + "type Reply={name:string,children:Reply[],parent?:Reply|null}",
            await PromptRecorder.Of<ITypeScriptClient>(client => client.Tree()));

    [Fact]
    public Task Scalars() => Renders(
        "{a:string,b:boolean,c:string/*1 char*/,d:int,e:int/*0..255*/,f:int/*>=0*/,g:number,h:number/*-65504..65504*/,i:any,j?:any,k?:int|null,l?:string|null}",
        client => client.Scalars());

    [Fact]
    public Task Formats() => Renders(
        "{a:string/*YYYY-MM-DD*/,b:string/*ISO 8601 date-time*/,c:string/*ISO 8601 date-time with offset*/,d:string/*hh:mm:ss*/,e:string/*ISO 8601 duration*/,"
        + "f:string/*UUID*/,g:string/*absolute URI*/,h:string/*like 1.2.3*/,i:string/*base64*/,j:string/*email*/,k:string/*http(s) or ftp URL*/,l?:string|null/*base64*/}",
        client => client.Formats());

    [Fact]
    public Task Constraints() => Renders(
        "{a:int/*0..100*/,b?:number|null/*>=0 <1*/,c:string/*1..80 chars*/,d:string/*1+ chars*/,e:int[]/*<=3 items*/,f:string[]/*2 items*/,g:Record<string,boolean>/*1+ keys*/,"
        + "h:string/*A code; regex [a-z]*\\/[0-9]{2}|\"\"\"*/,i?:\"a\"|\"b\"|null,j:1|2,k:string/*not \"x\", \"*\\/\"*/}",
        client => client.Constraints());

    [Fact]
    public Task Collections() => Renders(
        "{a:(string|null)[],b:int[][],c:string/*UUID*/[]/*unique*/,d:(\"Left\"|\"Right\")[],e:(\"Left\"|\"Right\"|null)[],"
        + "f:(\"Read\"|\"write it\"/*To change it*/|\"Delete\"|\"All\")[]/*unique*/,g:{[k in \"Left\"|\"Right\"]?:int},"
        + "h:Record<int,string>,i:Record<string/*UUID*/,int|null/*0..255*/>,j:Record<int/*0..255*/,string/*YYYY-MM-DD*/>[],k?:{x:int,y?:string|null}|null}",
        client => client.Collections());

    [Fact]
    public Task Descriptions_are_escaped_and_precede_long_types() => Renders(
        "type Reply={a:string/*What it is * / // ''' \"\"\" {x} */,b:TsState/*Judged by the lid*/,c?:TsState|null,"
        + "d:/*Where; 1+ items*/{/*One of them; no other members*/\"a-b\":int,\"1st\":int,größe:int,class:int}[],e:{}}"
        + "\ntype TsState=/*How far open*/\"Sealed\"/*Not opened*/|\"wide \\\"open\\\"\"/*Opened, with all in it*/",
        client => client.Described());

    [Fact]
    public Task Types_that_occur_twice_are_declared_once_unless_a_declaration_is_longer() => Renders(
        "type Reply={from:TsPoint,to?:TsPoint|null,via:TsPoint[],maybe:(TsPoint|null)[],record:Record2,other?:Record2|null}"
        + "\ntype TsPoint={x:int,y:int}"
        + "\ntype Record2={a:TsLong,b?:TsLong|null,c:TsLong[],d:\"Left\"|\"Right\",e:\"Left\"|\"Right\"}"
        + "\ntype TsLong=\"TheFirstOfAll\"|\"TheSecondOfAll\"|\"TheThirdOfAll\"",
        client => client.Repeated());

    [Fact]
    public Task Unions_write_each_derived_type_with_its_discriminator() => Renders(
        "type Reply={/*Round*/kind:\"circle\",name:string,radius:number/*0..10*/}|{/*no other members*/kind:\"square\",name:string,side:number}|{kind:\"group\",name:string,shapes:Reply[]}",
        client => client.Union());

    [Fact]
    public Task Unions_in_members_and_lists() => Renders(
        "type Reply={main:Shape,other?:Shape|null,steps:({$type:1,a:string}|{$type:2,b?:int|null})[],plain:{/*Round*/name:string,radius:number/*0..10*/}}"
        + "\ntype Shape={/*Round*/kind:\"circle\",name:string,radius:number/*0..10*/}|{/*no other members*/kind:\"square\",name:string,side:number}|{kind:\"group\",name:string,shapes:Shape[]}",
        client => client.Unions());

    [Fact]
    public async Task Closed_generic_contracts_have_different_names()
    {
        string prompt = await PromptRecorder.Of<ITypeScriptClient>(client => client.Generics());
        Assert.Contains("\ntype NodeOfString={value:string,children", prompt, StringComparison.Ordinal);
        Assert.Contains(",c:{/*A page of something*/items:(\"Cash\"/*Notes and coins*/|", prompt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_can_override_the_style_of_its_interface()
    {
        Assert.EndsWith("JSON Schema:\n" + TsTree.JsonSchema, await PromptRecorder.Of<ITypeScriptClient>(client => client.InSchema()), StringComparison.Ordinal);
        Assert.Equal(Lead + "{x:int,y:int}", await PromptRecorder.Of<IMixedClient>(client => client.InTypeScript()));
        string schema = await PromptRecorder.Of<IMixedClient>(client => client.InSchema());
        Assert.EndsWith("JSON Schema:\n" + TsPoint.JsonSchema, schema, StringComparison.Ordinal);
        Assert.Equal(schema, await PromptRecorder.Of<IMixedClient>(client => client.InNoStyle()));
    }

    private static async Task Renders(string expected, Func<ITypeScriptClient, Task> call) =>
        Assert.Equal("Be exact.\n\n" + Lead + expected, await PromptRecorder.Of(call));
}
