// Says of pods what Kubernetes' own pod security admission says. See ../README.md.
//
// It reads one pod a line, as YAML, and writes one line for each: the reasons for which it is refused, by level and range of versions.
package main

import (
	"bufio"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
	"k8s.io/utils/ptr"
	"sigs.k8s.io/yaml"
)

const oldest, newest = 20, 37

var levels = []api.Level{api.LevelBaseline, api.LevelRestricted}

func main() {
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	if err != nil {
		log.Fatalf("Making the evaluator: %v", err)
	}
	scheme := runtime.NewScheme()
	if err := corev1.AddToScheme(scheme); err != nil {
		log.Fatalf("Registering the types: %v", err)
	}
	decoder := serializer.NewCodecFactory(scheme).UniversalDeserializer()

	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	output := bufio.NewWriter(os.Stdout)
	defer output.Flush()
	for lines.Scan() {
		pod, err := decode(decoder, lines.Bytes())
		if err != nil {
			fmt.Fprintln(output, "not decoded")
			continue
		}
		var verdicts []string
		for _, level := range levels {
			verdicts = append(verdicts, string(level)+" "+judge(evaluator, level, pod))
		}
		fmt.Fprintln(output, strings.Join(verdicts, "; "))
	}
	if err := lines.Err(); err != nil {
		log.Fatalf("Reading the pods: %v", err)
	}
}

// decode reads a pod as the API server does, up to the admission.
func decode(decoder runtime.Decoder, text []byte) (*corev1.Pod, error) {
	json, err := yaml.YAMLToJSON(text)
	if err != nil {
		return nil, err
	}
	object, _, err := decoder.Decode(json, nil, nil)
	if err != nil {
		return nil, err
	}
	pod := object.(*corev1.Pod)
	// The only default that a check of the standards could see. The API server's own defaults are not in the packages.
	for i := range pod.Spec.Volumes {
		if source := &pod.Spec.Volumes[i].VolumeSource; ptr.AllPtrFieldsNil(source) {
			source.EmptyDir = &corev1.EmptyDirVolumeSource{}
		}
	}
	return pod, nil
}

// judge joins neighbouring versions with the same reasons into ranges: "1.20-1.24 hostPort, 1.25- ok".
func judge(evaluator policy.Evaluator, level api.Level, pod *corev1.Pod) string {
	var ranges []string
	start, last := oldest, ""
	for minor := oldest; minor <= newest; minor++ {
		reasons := reasonsOf(evaluator, level, api.MajorMinorVersion(1, minor), pod)
		if minor > oldest && reasons != last {
			ranges = append(ranges, fmt.Sprintf("1.%d-1.%d %s", start, minor-1, last))
			start = minor
		}
		last = reasons
	}
	if latest := reasonsOf(evaluator, level, api.LatestVersion(), pod); latest != last {
		log.Fatalf("The version latest is newer than 1.%d: %q is not %q", newest, latest, last)
	}
	return strings.Join(append(ranges, fmt.Sprintf("1.%d- %s", start, last)), ", ")
}

func reasonsOf(evaluator policy.Evaluator, level api.Level, version api.Version, pod *corev1.Pod) string {
	var reasons []string
	for _, result := range evaluator.EvaluatePod(api.LevelVersion{Level: level, Version: version}, &pod.ObjectMeta, &pod.Spec) {
		if !result.Allowed {
			// One reason is in the singular or the plural, as the number of values has it.
			reasons = append(reasons, strings.Replace(result.ForbiddenReason, "profiles", "profile", 1))
		}
	}
	if len(reasons) == 0 {
		return "ok"
	}
	slices.Sort(reasons)
	return strings.Join(slices.Compact(reasons), " + ")
}
