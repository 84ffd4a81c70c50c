package shangui.storefront;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Damages names as people do who type them: one character left out, wrong, or swapped with its neighbour, another of the same
 * sound, the traditional one, pinyin with one letter wrong. The same seed does the same damage.
 */
class NameDamage {

    private static final Map<String, String> SAME_SOUND = pairs("香湘 菇姑 花华 礼里 武五 春纯 新心 高糕 茶查 土吐 蜜密 油由 莲连 果裹 板版 阳羊 桃陶 鸡机 蛋旦 番翻 薯鼠 "
        + "玉遇 西溪 瓜刮 生声 榧匪 心新 柿式 方芳 梨离 豆斗 皮疲 工公 面棉 大达 米迷 浆江 酒久 粉份 丝思 火伙 腿褪 切妾 糖唐 白百 杨羊 梅眉 枇皮 富付");
    private static final Map<String, String> TRADITIONAL = pairs("干乾 礼禮 阳陽 绿綠 莲蓮 猕獼 单單 东東 鸡雞 无無 华華 桥橋 面麵 义義 乌烏 红紅 马馬 尚尚 龙龍 笋筍 叶葉 粮糧 酱醬 汤湯 节節 会會 组組");
    private static final Map<String, String> PINYIN = pairs("香xiang 菇gu 干gan 花hua 礼li 盒he 鲜xian 新xin 宅zhai 高gao 山shan 绿lu 茶cha 土tu 蜂feng 蜜mi 油you 红hong 阳yang 猕mi 猴hou 桃tao "
        + "三san 港gang 鸡ji 蛋dan 番fan 薯shu 无wu 果guo 磐pan 安an 茭jiao 白bai 甜tian 玉yu 米mi 西xi 瓜gua 单dan 小xiao 京jing 生sheng 牛niu 心xin 柿shi 方fang 柏bai 岩yan 梨li "
        + "浦pu 江jiang 豆dou 腐fu 皮pi 桥qiao 手shou 工gong 面mian 大da 原yuan 浆jiang 酒jiu 粉fen 丝si 金jin 华hua 火huo 腿tui 切qie 片pian 酥su 饼bing 义yi 乌wu 糖tang 李li 祖zu 膏gao "
        + "上shang 溪xi 源yuan 东dong 马ma 涧jian 杨yang 梅mei 女nv 埠bu 枇pi 杷pa 箬ruo 龙long 珍zhen 羊yang 尖jian 有you 机ji 尚shang 湖hu");
    private static final String NOWHERE = "呀哦嗯嘛";
    private static final String LETTERS = "qwrtkjxvb";

    record Damaged(String typed, String how) {}

    private final Random random;

    NameDamage(long seed) {
        this.random = new Random(seed);
    }

    /** One of each kind of damage that can be done to the name. */
    List<Damaged> all(String name) {
        List<Damaged> all = new ArrayList<>();
        int at = random.nextInt(name.length());
        int before = random.nextInt(name.length() - 1);
        all.add(new Damaged(name.substring(0, at) + name.substring(at + 1), "a character left out"));
        all.add(new Damaged(name.substring(0, at) + NOWHERE.charAt(random.nextInt(NOWHERE.length())) + name.substring(at + 1), "a character wrong"));
        all.add(new Damaged(name.substring(0, before) + name.charAt(before + 1) + name.charAt(before) + name.substring(before + 2), "two characters swapped"));
        one(all, name, SAME_SOUND, "a character of the same sound");
        each(all, name, TRADITIONAL);
        if (name.chars().allMatch(c -> PINYIN.containsKey(Character.toString(c)))) {
            all.add(new Damaged(mistyped(name.chars().mapToObj(c -> PINYIN.get(Character.toString(c))).collect(Collectors.joining())), "pinyin with a letter wrong"));
        }
        return all;
    }

    private void one(List<Damaged> all, String name, Map<String, String> others, String how) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < name.length(); i++) {
            if (others.containsKey(name.substring(i, i + 1))) {
                places.add(i);
            }
        }
        if (!places.isEmpty()) {
            int at = places.get(random.nextInt(places.size()));
            all.add(new Damaged(name.substring(0, at) + others.get(name.substring(at, at + 1)) + name.substring(at + 1), how));
        }
    }

    private static void each(List<Damaged> all, String name, Map<String, String> others) {
        UnaryOperator<String> other = sign -> others.getOrDefault(sign, sign);
        String typed = name.chars().mapToObj(Character::toString).map(other).collect(Collectors.joining());
        if (!typed.equals(name)) {
            all.add(new Damaged(typed, "traditional characters"));
        }
    }

    private String mistyped(String pinyin) {
        int at = 1 + random.nextInt(pinyin.length() - 2);
        char wrong = LETTERS.charAt(random.nextInt(LETTERS.length()));
        return switch (random.nextInt(3)) {
            case 0 -> pinyin.substring(0, at) + pinyin.substring(at + 1);
            case 1 -> pinyin.substring(0, at) + wrong + pinyin.substring(at + 1);
            default -> pinyin.substring(0, at) + pinyin.charAt(at + 1) + pinyin.charAt(at) + pinyin.substring(at + 2);
        };
    }

    private static Map<String, String> pairs(String pairs) {
        return List.of(pairs.split(" ")).stream().distinct().collect(Collectors.toMap(pair -> pair.substring(0, 1), pair -> pair.substring(1), (one, other) -> one));
    }
}
