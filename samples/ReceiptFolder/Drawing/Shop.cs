using System.Globalization;

namespace ReceiptFolder.Drawing;

/// <summary>A shop that does not exist, with its articles.</summary>
internal sealed record Shop(string Name, string Address, IReadOnlyList<Article> Articles)
{
    public static IReadOnlyList<Shop> All { get; } =
    [
        Of("Cafe Lindenhof", "Am Lindenhof 3", "Melange 4.20|Espresso 2.90|Apple strudel 5.60|Kipferl 1.90|Sparkling water 3.10|Hot chocolate 4.80|Ham and eggs 8.90|Orange juice 4.50|Cheesecake 5.20|Toast with ham 6.70|Tea with lemon 3.40|Soup of the day 5.90|Butter 0.80"),
        Of("Green Basket", "12 Mill Lane", "Bananas 1.79|Oat milk 1 l 2.19|Rye bread 3.49|Eggs, 10 pieces 3.29|Butter 250 g 2.79|Tomatoes 2.49|Gouda sliced 2.99|Apples 1 kg 2.29|Pasta 500 g 1.29|Olive oil 8.99|Yoghurt 0.89|Carrots 1.19|Coffee 500 g 7.49|Dish soap 1.95"),
        Of("Northgate Tools", "Unit 7, Dock Road", "Wood screws 4x40 6.95|Hammer 500 g 14.90|Sandpaper P120 3.20|Masking tape 4.45|Paint roller 7.80|Wall plugs 8 mm 5.15|Spirit level 19.95|Work gloves 8.50|Drill bit 6 mm 4.99|Wood glue 6.49|Cable ties 3.75|Measuring tape 9.90"),
        Of("Page and Quill", "2 Abbey Square", "Pocket atlas 12.00|Notebook A5 6.50|Fountain pen 24.90|Crime novel 10.99|Bookmark 1.50|City map 7.95|Ink, blue 8.20|Wall calendar 15.00|Postcard 1.20|Cook book 29.90|Pencil 2B 0.95|Eraser 1.10"),
        Of("Kiosk am Markt", "Marktplatz 1", "Daily paper 2.80|Chewing gum 1.10|Mineral water 1.60|Bus ticket 3.20|Postage stamp 0.95|Lighter 1.80|Chocolate bar 1.45|Magazine 5.90|Iced tea 2.20|Pretzel 1.30|Batteries AA 6.49|Phone credit 15.00"),
        Of("Trattoria Sole", "Via Verdi 18", "Pizza Margherita 9.50|Pizza Funghi 11.00|Lasagne 12.80|Tiramisu 6.50|House wine 0.25 l 5.90|Bruschetta 6.20|Green salad 5.40|Espresso 2.40|Gnocchi 11.60|Panna cotta 5.80|Cover charge 2.00|Still water 3.90"),
        Of("Alpine Pharmacy", "45 Station Street", "Cough syrup 8.95|Plasters 3.49|Sun cream SPF 50 13.90|Vitamin C 6.25|Eye drops 7.80|Hand cream 4.60|Thermometer 11.50|Toothpaste 3.29|Herbal tea 4.15|Nasal spray 5.40|Cotton pads 1.99|Lip balm 2.75"),
        Of("Pedal Works", "Canal Street 88", "Inner tube 28 in 7.90|Brake pads 12.50|Chain oil 6.80|Bell 5.95|Front light 24.00|Tyre levers 4.20|Water bottle 8.90|Handlebar tape 14.50|Repair kit 3.95|Saddle cover 9.80|Spoke 1.25|Labour, 15 min 18.00"),
    ];

    private static Shop Of(string name, string address, string articles) => new(
        name,
        address,
        [.. articles.Split('|').Select(static text => (Text: text, Space: text.LastIndexOf(' ')))
            .Select(static at => new Article(at.Text[..at.Space], decimal.Parse(at.Text[(at.Space + 1)..], CultureInfo.InvariantCulture)))]);
}
