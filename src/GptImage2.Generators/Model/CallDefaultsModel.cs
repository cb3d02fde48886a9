using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>Settings of the calls of a method, in the order in which they are emitted.</summary>
internal sealed record CallDefaultsModel(EquatableArray<CallSettingModel> Settings)
{
    public static CallDefaultsModel None { get; } = new(EquatableArray<CallSettingModel>.Empty);

    public bool IsNone => Settings.Count == 0;
}
