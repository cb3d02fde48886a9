using GptImage2.Contracts;

namespace GptImage2.Generated;

public ref partial struct JsonScanner
{
    /// <summary>Skips the next value, of any type, and checks it by the complete grammar.</summary>
    public void Skip()
    {
        // The nesting of 64 levels fits in bits, so there is no recursion.
        var nesting = new JsonNesting();
        int depth = _depth;
        while (true)
        {
            switch (StartValue())
            {
                case (byte)'{':
                    if (BeginObject() < 0)
                        return;
                    nesting.Enter(isObject: true);
                    break;
                case (byte)'[':
                    if (BeginArray() < 0)
                        return;
                    nesting.Enter(isObject: false);
                    break;
                case (byte)'"':
                    SkipString();
                    break;
                default:
                    SkipLiteral();
                    break;
            }

            while (true)
            {
                if (_stopped || _depth == depth)
                    return;
                if (nesting.IsObject ? NextMemberSkippingName() : NextElement())
                    break;
                nesting.Leave();
            }
        }
    }

    private bool NextMemberSkippingName()
    {
        if (!NextMember())
            return false;
        SkipString();
        if (SkipWhitespace() != (byte)':')
            return Syntax(_position, "':'");
        _position++;
        return true;
    }

    private void SkipLiteral()
    {
        int literal = JsonTokenizer.LiteralLength(_json, _position);
        if (literal > 0)
            _position += literal;
        else
            NumberToken();
    }
}
