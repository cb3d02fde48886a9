namespace GptImage2;

/// <summary>What happens to a paid reply of an earlier run that breaks a rule which the contract did not have then.</summary>
public enum StoredReplyPolicy
{
    /// <summary>The item has a <see cref="StoredReplyException"/>. Nothing is paid.</summary>
    Report,

    /// <summary>The model is asked to correct it, as if the reply had just arrived.</summary>
    Correct,
}
