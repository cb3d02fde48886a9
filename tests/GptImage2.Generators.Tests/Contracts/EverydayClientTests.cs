using System.Text.Json.Nodes;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>Types that people have, as results of calls, as arguments, and in the notation of TypeScript.</summary>
public sealed class EverydayClientTests
{
    private const string Lead = "Reply only with minified JSON of this TypeScript type; comments are rules:\n";

    [Fact]
    public async Task Results()
    {
        Assert.Equal([3, 1, 2], await Reply("""{"items":[3,1,2]}""").QueueAsync());
        Assert.Equal(3, (await Reply("""{"items":[3,1,2]}""").StackAsync())!.Peek());
        Assert.Null(await Reply("""{"items":null}""").StackAsync());
        Assert.Equal(["a", "b"], await Reply("""{"items":["b","a"]}""").SetAsync());
        Assert.Equal(2, (await Reply("""{"value":{"2026-05-08":2}}""").DictionaryAsync())[new DateOnly(2026, 5, 8)]);
        Assert.Equal("""{"x":1}""", (await Reply("""{"value":{"x":1}}""").ObjectAsync()).ToJsonString());
        Assert.Null(await Reply("""{"value":null}""").NodeAsync());
    }

    [Fact]
    public async Task Arguments_are_written_as_JSON()
    {
        var caller = new ReplyCaller("""{"key":"a","value":1}""");
        var pairs = new Stack<KeyValuePair<string, int>>([new("bottom", 1), new("top", 2)]);
        Assert.Equal(new("a", 1), await caller.As<IEverydayClient>().PairAsync(new JsonObject { ["x"] = "y" }, pairs));
        Assert.Equal("""{"x":"y"} [{"key":"top","value":2},{"key":"bottom","value":1}]""", caller.Message);
        Assert.Equal("""{"type":"object","properties":{"key":{"type":"string"},"value":{"type":"integer"}},"required":["key","value"]}""", caller.Schema);
    }

    [Fact]
    public Task Pairs_in_TypeScript() => Renders(
        "type Reply={a:KeyValuePairOfStringInt32,b?:{key:int,value?:{name:string,quantity:int/*1..100*/,amount:number}|null}|null,"
        + "c:{key:\"Cash\"/*Notes and coins*/|\"Card\"|\"bank transfer\"|\"Wire\",value:string}[],d:Record<string,KeyValuePairOfStringInt32>}"
        + "\ntype KeyValuePairOfStringInt32={key:string,value:int}",
        client => client.PairsAsync());

    [Fact]
    public Task Keys_in_TypeScript() => Renders(
        "{a:{[k in \"true\"|\"false\"]?:int},b:Record<number,int>,c:Record<string/*YYYY-MM-DD*/,string>,d?:Record<string/*hh:mm:ss*/,int>|null,e:Record<number,int>,"
        + "f:Record<string/*1 char*/,int>,g:Record<number/*-65504..65504*/,int>,h:Record<int,{name:string,quantity:int/*1..100*/,amount:number}>,"
        + "i?:/*1+ keys*/{[k in \"true\"|\"false\"]?:string}|null}",
        client => client.KeysAsync());

    [Fact]
    public Task Nodes_in_TypeScript() => Renders(
        "{a:any/*not null*/,b:Record<string,any>,c:any[],d?:any,e?:Record<string,any>|null,f?:any[]|null,g:string/*base64*/,h?:string|null/*base64*/,i:any[],j:Record<string,Record<string,any>>}",
        client => client.NodesAsync());

    [Fact]
    public Task Queues_in_TypeScript() => Renders(
        "type Reply={a:int[],b:string[],c:(int|null)[],d:Line[],e:string[],f?:int[]|null,g:int[],h:int[],i:int[]/*1..2 items*/,j?:Line[]|null/*1+ items*/,k:int[][]}"
        + "\ntype Line={name:string,quantity:int/*1..100*/,amount:number}",
        client => client.QueuedAsync());

    [Fact]
    public Task Value_objects_in_TypeScript() => Renders(
        "{a:int,b?:int|null,c:string/*regex [a-z]+*/,d?:string|null/*<=3 chars*/,e:int[],f:Record<string,string|null>,g:int/*1..5*/,h:number,i:string/*YYYY-MM-DD*/,"
        + "j:string,k:int[]/*unique*/,l:number[]/*unique*/,m:Record<string/*YYYY-MM-DD*/,int>,n:\"x\"|\"y\"}",
        client => client.HeldAsync());

    [Fact]
    public Task Unions_of_an_interface_in_TypeScript() => Renders(
        "type Reply={main:IFigure,other?:IFigure|null,all:IFigure[],named:Record<string,IFigure>,plain:{name:string}}"
        + "\ntype IFigure={kind:\"dot\",name:string}|{kind:\"bar\",name:string,length:int/*1..9*/}|{kind:\"pile\",name:string,figures:IFigure[]}",
        client => client.CanvasAsync());

    private static IEverydayClient Reply(string json) => new ReplyCaller(json).As<IEverydayClient>();

    private static async Task Renders(string expected, Func<IEverydayClient, Task> call) => Assert.Equal(Lead + expected, await PromptRecorder.Of(call));
}
